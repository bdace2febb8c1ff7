package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cascade.lang.ide.debug.lines.MethodId;
import org.cascade.lang.ide.debug.lines.ProgramLines;
import org.cascade.lang.ide.debug.lines.SourceLine;

/** Steps from line to line of the sources, past all that no user has written. */
final class Steps {
  private static final String OWNER = "step";

  /** A step that has not come to a line after so many tries leaves where it is. */
  private static final int MOST_TRIES = 2_000;

  private static final List<String> NOT_OF_THE_PROGRAM =
      List.of(
          "java.*",
          "javax.*",
          "jdk.*",
          "sun.*",
          "com.sun.*",
          "org.cascade.runtime.*",
          "org.cascade.cli.*",
          "org.cascade.lang.*");

  private final VirtualMachine vm;
  private final ProgramLines lines;
  private final Predicate<SourceLine> own;

  /** Where to. */
  enum Kind {
    INTO(StepRequest.STEP_INTO),
    OVER(StepRequest.STEP_OVER),
    OUT(StepRequest.STEP_OUT);

    private final int depth;

    Kind(int depth) {
      this.depth = depth;
    }
  }

  /** A step on its way: where it began, and how often it went on. */
  private record Way(
      Kind kind, Stop.Reason reason, Optional<SourceLine> from, int frames, int tries) {
    Way again() {
      return new Way(kind, reason, from, frames, tries + 1);
    }
  }

  /**
   * @param own whether a line belongs to what the user wants to see
   */
  Steps(VirtualMachine vm, ProgramLines lines, Predicate<SourceLine> own) {
    this.vm = vm;
    this.lines = lines;
    this.own = own;
  }

  /** Has the thread take a step once it goes on. */
  void begin(ThreadReference thread, Kind kind) {
    begin(thread, kind, Stop.Reason.STEP);
  }

  /** Has the thread stop at the next line that it comes to. */
  void pause(ThreadReference thread) {
    begin(thread, Kind.INTO, Stop.Reason.PAUSE);
  }

  private void begin(ThreadReference thread, Kind kind, Stop.Reason reason) {
    forget(thread);
    Optional<SourceLine> from =
        reason == Stop.Reason.STEP ? top(thread).flatMap(this::line) : Optional.empty();
    request(thread, kind, new Way(kind, reason, from, frames(thread), 0));
  }

  /** Ends all steps: the program has stopped for another reason. */
  void forgetAll() {
    vm.eventRequestManager()
        .deleteEventRequests(List.copyOf(vm.eventRequestManager().stepRequests()));
  }

  private void forget(ThreadReference thread) {
    vm.eventRequestManager()
        .deleteEventRequests(
            vm.eventRequestManager().stepRequests().stream()
                .filter(r -> r.thread().equals(thread))
                .toList());
  }

  private void request(ThreadReference thread, Kind next, Way way) {
    StepRequest request =
        vm.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, next.depth);
    NOT_OF_THE_PROGRAM.forEach(request::addClassExclusionFilter);
    request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    request.putProperty(OWNER, way);
    request.enable();
  }

  /** Whether the step has come to its end; else it goes on. */
  Optional<Stop> arrived(StepEvent event) {
    ThreadReference thread = event.thread();
    if (!(event.request().getProperty(OWNER) instanceof Way way)) {
      return Optional.empty();
    }
    vm.eventRequestManager().deleteEventRequest(event.request());
    Optional<Kind> next = next(event.location(), thread, way);
    if (next.isEmpty()) {
      return Optional.of(Stop.of(way.reason(), thread));
    }
    request(thread, next.get(), way.again());
    return Optional.empty();
  }

  /** How to go on from a place at which nothing is to be seen; absent where the step ends. */
  private Optional<Kind> next(Location location, ThreadReference thread, Way way) {
    boolean deeper = frames(thread) > way.frames();
    Optional<SourceLine> line = line(location);
    if (way.tries() > MOST_TRIES) {
      return line.isPresent() ? Optional.empty() : Optional.of(Kind.OUT);
    }
    MethodId method = Places.method(location);
    if (line.isEmpty()) {
      boolean in = way.kind() == Kind.INTO && deeper && lines.isWrapper(method);
      return Optional.of(in ? Kind.INTO : Kind.OUT);
    }
    if (!own.test(line.get())) {
      return Optional.of(way.kind() == Kind.INTO ? Kind.INTO : Kind.OUT);
    }
    boolean moved = deeper || frames(thread) < way.frames() || !line.equals(way.from());
    return moved ? Optional.empty() : Optional.of(way.kind());
  }

  private Optional<SourceLine> line(Location location) {
    return Places.line(lines, location);
  }

  private static Optional<Location> top(ThreadReference thread) {
    try {
      return thread.frameCount() == 0 ? Optional.empty() : Optional.of(thread.frame(0).location());
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("the thread runs", e);
    }
  }

  private static int frames(ThreadReference thread) {
    try {
      return thread.frameCount();
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException("the thread runs", e);
    }
  }
}
