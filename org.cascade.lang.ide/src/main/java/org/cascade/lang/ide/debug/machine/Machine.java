package org.cascade.lang.ide.debug.machine;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadGroupReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMStartEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.cascade.lang.ide.debug.lines.MethodId;
import org.cascade.lang.ide.debug.lines.ProgramLines;
import org.cascade.lang.ide.debug.lines.SourceLine;
import org.cascade.lang.ide.debug.machine.Stop.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The JVM of a debugged program. It stands still from its start until it is first resumed, and from
 * each stop until it is resumed again; meanwhile no thread runs.
 */
public final class Machine {
  private static final Set<String> JAVAS_OWN = Set.of("system", "InnocuousThreadGroup");

  /** As for a process that was asked to end. */
  private static final int ENDED = 143;

  private final VirtualMachine vm;
  private final ProgramLines lines;
  private final Listener listener;
  private final Breakpoints breakpoints;
  private final Steps steps;
  private final Aborts aborts;
  private final Semaphore resumed = new Semaphore(0);

  /** The JVM's first thread, which only waits for the program's. */
  private volatile @Nullable ThreadReference starter;

  /** Whether the event that came last keeps all threads; guarded by this. */
  private boolean standing;

  /** Whether all threads were stopped in the middle of something, without an event. */
  private boolean frozen;

  /** Whether somebody waits for a pause. */
  private boolean pausing;

  /** Is told what happens in the program, by one thread of the machine's own. */
  public interface Listener {
    /**
     * A break point was reached.
     *
     * @return whether to stop there
     */
    boolean reached(Breakpoint breakpoint, ThreadReference thread);

    void stopped(Stop stop);

    /** The program has ended, or was cut off. */
    void gone();
  }

  /**
   * @param own whether a line belongs to what the user wants to see
   */
  public Machine(
      VirtualMachine vm, ProgramLines lines, Predicate<SourceLine> own, Listener listener) {
    this.vm = vm;
    this.lines = lines;
    this.listener = listener;
    this.breakpoints = new Breakpoints(vm, lines);
    this.steps = new Steps(vm, lines, own);
    this.aborts = new Aborts(vm);
    this.standing = true;
  }

  /** Begins to follow what happens; the program still waits. */
  public void begin() {
    ClassPrepareRequest classes = vm.eventRequestManager().createClassPrepareRequest();
    classes.addSourceNameFilter("*.cascade");
    classes.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    classes.enable();
    aborts.begin();
    Thread thread = new Thread(this::follow, "cascade-debug-events");
    thread.setDaemon(true);
    thread.start();
  }

  /** Replaces the break points of a source, or of another owner. */
  public void set(String owner, List<Breakpoint> wanted) {
    breakpoints.set(owner, wanted);
  }

  /** Says at which aborts to stop: those that nobody attends to, those within {@code attempt}. */
  public void stopAtAborts(boolean unattended, boolean attended) {
    aborts.stopAt(unattended, attended);
  }

  // ---- what happens ----

  private void follow() {
    try {
      while (true) {
        EventSet events = vm.eventQueue().remove();
        if (stays(events)) {
          resumed.acquire();
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      listener.gone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stays(EventSet events) {
    boolean starts = false;
    List<Stop> stops = new ArrayList<>();
    for (Event event : events) {
      switch (event) {
        case VMStartEvent e -> {
          starter = e.thread();
          starts = true;
        }
        case ClassPrepareEvent e -> {
          aborts.prepared(e.referenceType());
          breakpoints.prepared(e.referenceType());
        }
        case BreakpointEvent e -> stop(e).ifPresent(stops::add);
        case StepEvent e -> steps.arrived(e).ifPresent(stops::add);
        case ExceptionEvent e -> stop(e).ifPresent(stops::add);
        default -> {}
      }
    }
    if (!stops.isEmpty()) {
      steps.forgetAll();
      synchronized (this) {
        standing = true;
        pausing = false;
      }
      // A break point says more than the step that led there.
      listener.stopped(
          stops.stream()
              .filter(s -> s.reason() == Reason.BREAKPOINT)
              .findFirst()
              .orElse(stops.getFirst()));
    }
    return starts || !stops.isEmpty();
  }

  private Optional<Stop> stop(BreakpointEvent event) {
    return breakpoints.reached(event).stream()
        .filter(b -> listener.reached(b, event.thread()))
        .findFirst()
        .map(b -> {
          Reason reason = b.isEntry() ? Reason.ENTRY : Reason.BREAKPOINT;
          return new Stop(reason, event.thread(), List.of(b.id()), "");
        });
  }

  private Optional<Stop> stop(ExceptionEvent event) {
    if (!aborts.stops(event) || !isInProgram(event.thread())) {
      return Optional.empty();
    }
    String why = Aborts.message(event.exception());
    return Optional.of(new Stop(Reason.ABORT, event.thread(), List.of(), why));
  }

  // ---- going on ----

  /** Has the program go on; nothing if it runs. */
  public synchronized void resume() {
    if (frozen) {
      frozen = false;
      steps.forgetAll();
      vm.resume();
    }
    if (standing) {
      standing = false;
      resumed.release();
    }
  }

  /** Ends the program, whoever started it. */
  public void end() {
    try {
      vm.exit(ENDED);
    } catch (VMDisconnectedException e) {
      return; // it has ended
    }
  }

  /** Goes on to another line. */
  public synchronized void step(ThreadReference thread, Step step) {
    if (standing || frozen) {
      if (!frozen) {
        steps.begin(thread, step.kind);
      }
      resume();
    }
  }

  /** Where a step leads. */
  public enum Step {
    INTO(Steps.Kind.INTO),
    OVER(Steps.Kind.OVER),
    OUT(Steps.Kind.OUT);

    private final Steps.Kind kind;

    Step(Steps.Kind kind) {
      this.kind = kind;
    }
  }

  /** Has the program stop at the next line that one of its threads comes to. */
  public synchronized void pause() {
    if (standing || frozen) {
      return;
    }
    pausing = true;
    vm.suspend();
    busy().ifPresent(steps::pause);
    vm.resume();
  }

  /** Stops all threads in the middle of what they do, if a pause has not stopped them yet. */
  public synchronized void freeze() {
    if (!pausing || standing || frozen) {
      return;
    }
    pausing = false;
    vm.suspend();
    frozen = true;
    List<ThreadReference> all = threads();
    Optional<ThreadReference> shown = busy().or(() -> all.stream().findFirst());
    shown.ifPresent(t -> listener.stopped(Stop.of(Reason.PAUSE, t)));
  }

  /** A thread that runs code of the program; all threads are suspended. */
  private Optional<ThreadReference> busy() {
    return threads().stream().filter(this::isInProgram).findFirst();
  }

  /** Whether values can be asked for more than what stands in them. */
  public synchronized boolean answers() {
    return standing && !frozen;
  }

  // ---- threads and stacks ----

  /** The threads on which code of the program may run, the main one first. */
  public List<ThreadReference> threads() {
    List<ThreadReference> all = new ArrayList<>();
    for (ThreadReference thread : vm.allThreads()) {
      ThreadGroupReference group = thread.threadGroup();
      boolean javas = group == null || JAVAS_OWN.contains(group.name());
      if (!javas && !thread.equals(starter)) {
        all.add(thread);
      }
    }
    all.sort(java.util.Comparator.comparing(t -> !t.name().equals("main")));
    return List.copyOf(all);
  }

  /** The frames of a thread that stands still, from the innermost one. */
  public List<StackedFrame> frames(ThreadReference thread) {
    try {
      List<StackedFrame> all = new ArrayList<>();
      for (StackFrame frame : thread.frames()) {
        Location at = frame.location();
        all.add(new StackedFrame(all.size(), Places.method(at), Places.line(lines, at)));
      }
      return all;
    } catch (IncompatibleThreadStateException e) {
      return List.of(); // it has ended, or has not begun
    }
  }

  /**
   * A frame.
   *
   * @param index from the innermost one
   * @param line absent for what no user has written
   */
  public record StackedFrame(int index, MethodId method, Optional<SourceLine> line) {}

  /** Whether code of the program is on the stack. */
  private boolean isInProgram(ThreadReference thread) {
    return frames(thread).stream().anyMatch(f -> f.line().isPresent());
  }
}
