package org.cascade.lang.ide.debug;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.debug.machine.Stop;
import org.cascade.lang.source.Span;
import org.eclipse.lsp4j.debug.ExitedEventArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.RunInTerminalRequestArguments;
import org.eclipse.lsp4j.debug.RunInTerminalRequestArgumentsKind;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArgumentsReason;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** What the debugger tells its editor. */
final class Editor {
  private volatile IDebugProtocolClient client = new IDebugProtocolClient() {};
  private volatile boolean hasTerminal;
  private volatile boolean linesFromZero;

  void connect(IDebugProtocolClient to) {
    client = to;
  }

  void initialize(InitializeRequestArguments args) {
    hasTerminal = Boolean.TRUE.equals(args.getSupportsRunInTerminalRequest());
    linesFromZero = Boolean.FALSE.equals(args.getLinesStartAt1());
  }

  boolean hasTerminal() {
    return hasTerminal;
  }

  /** A line as the editor counts it. */
  int shown(int line) {
    return linesFromZero ? line - 1 : line;
  }

  /** A line of the editor's, from 1. */
  int line(int shown) {
    return linesFromZero ? shown + 1 : shown;
  }

  static Source source(String path) {
    Source source = new Source();
    source.setPath(path);
    Path name = Path.of(path).getFileName();
    source.setName(name == null ? path : name.toString());
    return source;
  }

  void ready() {
    client.initialized();
  }

  void stopped(Stop stop, int threadId) {
    StoppedEventArguments args = new StoppedEventArguments();
    args.setReason(
        switch (stop.reason()) {
          case ENTRY -> StoppedEventArgumentsReason.ENTRY;
          case BREAKPOINT -> StoppedEventArgumentsReason.BREAKPOINT;
          case STEP -> StoppedEventArgumentsReason.STEP;
          case PAUSE -> StoppedEventArgumentsReason.PAUSE;
          case ABORT -> StoppedEventArgumentsReason.EXCEPTION;
        });
    if (stop.reason() == Stop.Reason.ABORT) {
      args.setDescription("Aborts");
      args.setText(stop.text());
    }
    args.setThreadId(threadId);
    args.setAllThreadsStopped(true);
    if (stop.reason() == Stop.Reason.BREAKPOINT) {
      args.setHitBreakpointIds(stop.breakpoints().toArray(Integer[]::new));
    }
    client.stopped(args);
  }

  /** What the program has written. */
  void output(String stream, String text) {
    OutputEventArguments args = new OutputEventArguments();
    args.setCategory(stream);
    args.setOutput(text);
    client.output(args);
  }

  /** Something of the debugger's own. */
  void say(String text) {
    output(OutputEventArgumentsCategory.CONSOLE, text + "\n");
  }

  /** What the compiler has found. */
  void tell(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    OutputEventArguments args = new OutputEventArguments();
    args.setCategory(OutputEventArgumentsCategory.STDERR);
    args.setOutput(line(diagnostic) + "\n");
    args.setSource(source(span.source().path()));
    args.setLine(shown(span.line()));
    args.setColumn(shown(span.column()));
    client.output(args);
  }

  /** A diagnostic in one line. */
  static String line(Diagnostic diagnostic) {
    return diagnostic.span()
        + ": "
        + diagnostic.severity().shown()
        + "["
        + diagnostic.code().id()
        + "]: "
        + diagnostic.message().strip().replaceAll("\\s*\\R\\s*", " ");
  }

  void mistake(RuntimeException mistake) {
    StringWriter stack = new StringWriter();
    mistake.printStackTrace(new PrintWriter(stack));
    output(OutputEventArgumentsCategory.IMPORTANT, "The debugger made a mistake: " + stack + "\n");
  }

  void exited(int code) {
    ExitedEventArguments args = new ExitedEventArguments();
    args.setExitCode(code);
    client.exited(args);
  }

  void terminated() {
    client.terminated(new TerminatedEventArguments());
  }

  /** Has the editor run something in a terminal of its own. */
  void runInTerminal(
      String title, Path cwd, java.util.List<String> command, Map<String, String> env) {
    RunInTerminalRequestArguments args = new RunInTerminalRequestArguments();
    args.setKind(RunInTerminalRequestArgumentsKind.INTEGRATED);
    args.setTitle(title);
    args.setCwd(cwd.toString());
    args.setArgs(command.toArray(String[]::new));
    args.setEnv(env);
    client.runInTerminal(args);
  }
}
