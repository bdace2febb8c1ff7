package org.cascade.lang.ide.debug;

import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.ide.debug.machine.Breakpoint;
import org.cascade.lang.ide.debug.machine.Machine;
import org.cascade.lang.ide.debug.machine.Machine.Step;
import org.cascade.lang.ide.debug.machine.Stop;
import org.cascade.lang.ide.debug.values.NotKnown;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.ExceptionBreakMode;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.ThreadsResponse;

/** One program that an editor runs, from its compilation to its end. */
final class Session implements AutoCloseable, Machine.Listener {
  private final ProgramStarter starter;
  private final Editor editor;
  private volatile Optional<Debuggee> debuggee = Optional.empty();
  private volatile Optional<Machine> machine = Optional.empty();
  private volatile Optional<Stopped> stopped = Optional.empty();
  private volatile Optional<BreakpointTable> breakpoints = Optional.empty();
  private volatile Optional<DebuggedProgram> program = Optional.empty();
  private volatile boolean closed;

  /** Why the program stands still, and what of it has been looked at. */
  private record Stopped(Stop stop, Inspection inspection) {}

  Session(ProgramStarter starter, Editor editor) {
    this.starter = starter;
    this.editor = editor;
  }

  // ---- from launch to end ----

  /** Compiles a program and starts it; if it can be stopped, it waits to be run. */
  void launch(Launch launch) throws RefusedLaunch, IOException {
    if (debuggee.isPresent()) {
      throw new RefusedLaunch("This session has a program already.");
    }
    CompileResult compiled = DebuggedProgram.compile(starter, launch, () -> closed);
    show(compiled);
    DebuggedProgram known = new DebuggedProgram(compiled, launch);
    Debuggee started = Debuggee.of(starter, compiled, launch);
    debuggee = Optional.of(started);
    boolean inTerminal = launch.inTerminal() && editor.hasTerminal();
    if (inTerminal) {
      editor.runInTerminal("Cascade", launch.cwd(), started.command(), launch.env());
    } else {
      started.start(editor::output);
    }
    if (launch.debugged()) {
      attend(known, started);
    }
    tellEnd(started, inTerminal && !launch.debugged());
  }

  /** Shows what the compiler said; errors end the launch. */
  private void show(CompileResult result) throws RefusedLaunch {
    result.diagnostics().stream().filter(d -> d.severity() != Severity.HINT).forEach(editor::tell);
    List<Diagnostic> errors = result.errors();
    if (!errors.isEmpty()) {
      String more = errors.size() == 1 ? "" : " (and %d more errors)".formatted(errors.size() - 1);
      throw new RefusedLaunch(
          "The program does not compile: " + Editor.line(errors.getFirst()) + more);
    }
  }

  private void attend(DebuggedProgram known, Debuggee started) throws RefusedLaunch, IOException {
    VirtualMachine vm =
        started
            .machine(() -> !closed)
            .orElseThrow(() -> new RefusedLaunch("The program ended before it could be debugged."));
    Machine waiting = new Machine(vm, known.lines(), known::isOwn, this);
    program = Optional.of(known);
    breakpoints = Optional.of(new BreakpointTable(known, editor, waiting));
    machine = Optional.of(waiting);
    waiting.begin();
    known.entry().ifPresent(line -> waiting.set("", List.of(Breakpoint.entry(line))));
    editor.ready();
  }

  /** Says when the program has ended, and how, if that can be known. */
  private void tellEnd(Debuggee started, boolean alone) {
    started
        .end()
        .ifPresent(end ->
            end.thenAccept(code -> {
              editor.exited(code);
              editor.terminated();
            }));
    if (alone) {
      editor.terminated(); // the terminal shows the rest
    }
  }

  /** Lets the program begin. */
  void run() {
    machine.ifPresent(Machine::resume);
  }

  /** Asks the program to end. */
  void terminate() {
    closed = true;
    debuggee.ifPresent(Debuggee::terminate);
    machine.ifPresent(isStartedHere() ? Machine::resume : Machine::end);
  }

  @Override
  public void close() {
    closed = true;
    if (!isStartedHere()) {
      machine.ifPresent(Machine::end);
    }
    debuggee.ifPresent(Debuggee::close);
    machine.ifPresent(Machine::resume);
  }

  /** Whether the process is this one's, and not the editor's terminal's. */
  private boolean isStartedHere() {
    return debuggee.flatMap(Debuggee::end).isPresent();
  }

  // ---- what happens in the program ----

  @Override
  public boolean reached(Breakpoint breakpoint, ThreadReference thread) {
    Inspection look = inspection(thread);
    boolean stops = breakpoints.orElseThrow().reached(breakpoint, look.top());
    look.end();
    return stops;
  }

  @Override
  public void stopped(Stop stop) {
    if (stop.reason() == Stop.Reason.ENTRY) {
      machine.ifPresent(m -> m.set("", List.of()));
    }
    stopped = Optional.of(new Stopped(stop, inspection(stop.thread())));
    editor.stopped(stop, id(stop.thread()));
  }

  private Inspection inspection(ThreadReference thread) {
    return new Inspection(machine.orElseThrow(), program.orElseThrow(), editor, thread);
  }

  @Override
  public void gone() {
    if (!isStartedHere()) {
      editor.terminated();
    }
  }

  // ---- what the editor wants ----

  SetBreakpointsResponse setBreakpoints(SetBreakpointsArguments args) throws NotKnown {
    return breakpoints
        .orElseThrow(() -> new NotKnown("The program has not been started yet."))
        .set(args);
  }

  BreakpointLocationsResponse locations(BreakpointLocationsArguments args) throws NotKnown {
    return breakpoints
        .orElseThrow(() -> new NotKnown("The program has not been started yet."))
        .locations(args);
  }

  void stopAtAborts(boolean unattended, boolean attended) {
    machine.ifPresent(m -> m.stopAtAborts(unattended, attended));
  }

  private void goOn() {
    stopped.ifPresent(s -> s.inspection().end());
    stopped = Optional.empty();
  }

  void resume() {
    goOn();
    machine.ifPresent(Machine::resume);
  }

  void step(int threadId, Step step) {
    Optional<ThreadReference> thread =
        machine.stream()
            .flatMap(m -> m.threads().stream())
            .filter(t -> id(t) == threadId)
            .findFirst();
    goOn();
    thread.ifPresent(t -> machine.ifPresent(m -> m.step(t, step)));
  }

  void pause() {
    machine.ifPresent(Machine::pause);
  }

  void freeze() {
    machine.ifPresent(Machine::freeze);
  }

  ThreadsResponse threads() {
    List<Thread> all = new ArrayList<>();
    for (ThreadReference known : machine.map(Machine::threads).orElse(List.of())) {
      Thread thread = new Thread();
      thread.setId(id(known));
      thread.setName(known.name());
      all.add(thread);
    }
    ThreadsResponse response = new ThreadsResponse();
    response.setThreads(all.toArray(Thread[]::new));
    return response;
  }

  static int id(ThreadReference thread) {
    return (int) thread.uniqueID();
  }

  /** What can be looked at while the program stands still. */
  Inspection inspection() throws NotKnown {
    return stopped
        .orElseThrow(() -> new NotKnown("The program runs: pause it to look at it."))
        .inspection();
  }

  ExceptionInfoResponse abort() throws NotKnown {
    Stop stop =
        stopped
            .map(Stopped::stop)
            .filter(s -> s.reason() == Stop.Reason.ABORT)
            .orElseThrow(() -> new NotKnown("The program has not aborted."));
    ExceptionInfoResponse response = new ExceptionInfoResponse();
    response.setExceptionId("Abort");
    response.setDescription(stop.text());
    response.setBreakMode(ExceptionBreakMode.UNHANDLED);
    return response;
  }
}
