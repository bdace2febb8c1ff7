package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.cascade.lang.ide.debug.lines.CodePlace;
import org.cascade.lang.ide.debug.lines.ProgramLines;
import org.cascade.lang.ide.debug.lines.SourceLine;

/** The break points of a JVM: set in classes that are there, and in others when they come. */
final class Breakpoints {
  private static final String OWNER = "breakpoint";

  private final VirtualMachine vm;
  private final ProgramLines lines;

  /** By owner; guarded by this. */
  private final Map<String, List<Installed>> installed = new HashMap<>();

  /** A break point with what it needs in the JVM, and how often it was reached. */
  private record Installed(
      Breakpoint breakpoint, AtomicLong reached, List<BreakpointRequest> requests) {}

  Breakpoints(VirtualMachine vm, ProgramLines lines) {
    this.vm = vm;
    this.lines = lines;
  }

  /** Replaces all those of a source, or of another owner. */
  synchronized void set(String owner, List<Breakpoint> wanted) {
    List<Installed> before = installed.getOrDefault(owner, List.of());
    before.forEach(i -> vm.eventRequestManager().deleteEventRequests(i.requests()));
    List<Installed> all = new ArrayList<>();
    for (Breakpoint breakpoint : wanted) {
      Installed one = new Installed(breakpoint, new AtomicLong(), new ArrayList<>());
      all.add(one);
      SourceLine line = breakpoint.line();
      for (CodePlace place : lines.places(line.path(), line.line())) {
        vm.classesByName(place.method().className()).forEach(type -> install(one, place, type));
      }
    }
    installed.put(owner, all);
  }

  /** A class has come. */
  synchronized void prepared(ReferenceType type) {
    for (List<Installed> all : installed.values()) {
      for (Installed one : all) {
        SourceLine line = one.breakpoint().line();
        for (CodePlace place : lines.places(line.path(), line.line())) {
          if (place.method().className().equals(type.name())) {
            install(one, place, type);
          }
        }
      }
    }
  }

  private void install(Installed one, CodePlace place, ReferenceType type) {
    if (!type.isPrepared()) {
      return; // it is told of when it is
    }
    for (Method method : type.methodsByName(place.method().name(), place.method().descriptor())) {
      first(method, place.number())
          .forEach(location -> {
            BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(location);
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.putProperty(OWNER, one);
            request.enable();
            one.requests().add(request);
          });
    }
  }

  /** Where a line begins in a method; code of it further behind is not entered anew. */
  private static List<Location> first(Method method, int number) {
    try {
      return method.allLineLocations().stream()
          .filter(l -> Places.number(l) == number)
          .limit(1)
          .toList();
    } catch (AbsentInformationException e) {
      throw new IllegalStateException("compiled without lines: " + method, e);
    }
  }

  /** The break point that was reached, if it has been reached often enough. */
  List<Breakpoint> reached(BreakpointEvent event) {
    if (!(event.request().getProperty(OWNER) instanceof Installed one)) {
      return List.of();
    }
    long times = one.reached().incrementAndGet();
    Breakpoint breakpoint = one.breakpoint();
    boolean enough = breakpoint.hits().isEmpty() || breakpoint.hits().get().fits(times);
    return enough ? List.of(breakpoint) : List.of();
  }
}
