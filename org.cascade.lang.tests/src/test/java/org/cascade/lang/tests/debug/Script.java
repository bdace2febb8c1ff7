package org.cascade.lang.tests.debug;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cascade.lang.tests.cases.Cases;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesArgumentsFilter;

/**
 * Debugs a program as the lines {@code // > …} at its top say, and writes down what comes of it.
 *
 * <p>{@code launch name: value} and {@code break LABEL [if e | hits n | log text]} come first,
 * where a line has a label if it ends in {@code // @LABEL}. Then {@code run}, and at each stop
 * {@code continue next in out stack locals scopes parts e, set x = e} or an expression behind
 * {@code ?}.
 */
final class Script {
  private final Path program;
  private final List<String> lines;
  private final Client client;
  private final StringBuilder transcript = new StringBuilder();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<SourceBreakpoint> breakpoints = new ArrayList<>();
  private List<String> filters = List.of();
  private int thread;
  private boolean ended;

  private Script(Path program, Client client) {
    this.program = program;
    this.lines = Cases.read(program).lines().toList();
    this.client = client;
    attributes.put("program", program.toString());
  }

  /** Runs the script of a program; gives what came of it. */
  static String run(Path program) {
    try (Client client = Client.open()) {
      Script script = new Script(program, client);
      script.lines.stream()
          .filter(l -> l.startsWith("// > "))
          .forEach(l -> script.step(l.substring(5).strip()));
      return script.transcript.toString();
    }
  }

  private void step(String command) {
    String word = command.split(" ", 2)[0];
    String rest = command.substring(word.length()).strip();
    switch (word) {
      case "launch" -> attribute(rest);
      case "break" -> breakpoints.add(breakpoint(rest));
      case "aborts" -> filters = List.of(rest.split(" "));
      case "run" -> run();
      default -> {
        if (!ended) {
          transcript.append("> ").append(command).append('\n');
          ask(word, rest);
        }
      }
    }
  }

  private void attribute(String text) {
    String value = text.substring(text.indexOf(':') + 1).strip();
    Object read = value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
    attributes.put(text.substring(0, text.indexOf(':')), read);
  }

  private SourceBreakpoint breakpoint(String text) {
    String[] parts = text.split(" ", 3);
    SourceBreakpoint one = new SourceBreakpoint();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// @" + parts[0])) {
        one.setLine(i + 1);
      }
    }
    switch (parts.length < 3 ? "" : parts[1]) {
      case "if" -> one.setCondition(parts[2]);
      case "hits" -> one.setHitCondition(parts[2]);
      case "log" -> one.setLogMessage(parts[2]);
      default -> {}
    }
    return one;
  }

  private void run() {
    client.launch(attributes);
    SetBreakpointsArguments wanted = new SetBreakpointsArguments();
    Source source = new Source();
    source.setPath(program.toString());
    wanted.setSource(source);
    wanted.setBreakpoints(breakpoints.toArray(SourceBreakpoint[]::new));
    for (Breakpoint told : Client.get(client.adapter().setBreakpoints(wanted)).getBreakpoints()) {
      transcript.append(
          told.isVerified()
              ? "break at " + place(told.getLine()) + "\n"
              : "refused: " + told.getMessage() + "\n");
    }
    SetExceptionBreakpointsArguments aborts = new SetExceptionBreakpointsArguments();
    aborts.setFilters(filters.toArray(String[]::new));
    Client.get(client.adapter().setExceptionBreakpoints(aborts));
    Client.get(client.adapter().configurationDone(new ConfigurationDoneArguments()));
    stopOrEnd();
  }

  private void stopOrEnd() {
    if (client.await("stopped", "exited").equals("exited")) {
      client.await("terminated");
      ended = true;
      transcript.append("ended\n");
      for (String stream : List.of("stdout", "stderr", "console")) {
        client
            .output(stream)
            .lines()
            .forEach(l -> transcript.append(stream).append(": ").append(l).append('\n'));
      }
      return;
    }
    StoppedEventArguments stop = client.stopTold();
    thread = stop.getThreadId();
    String why = stop.getText() == null ? "" : " (" + stop.getText() + ")";
    StackFrame top = frames()[0];
    transcript
        .append("stopped: ")
        .append(stop.getReason())
        .append(why)
        .append(" in ")
        .append(top.getName())
        .append(" at ")
        .append(place(top.getLine()))
        .append('\n');
  }

  private String place(int line) {
    String text = lines.get(line - 1);
    int label = text.indexOf(" // @");
    return line + ": " + (label < 0 ? text : text.substring(0, label)).strip();
  }

  private StackFrame[] frames() {
    StackTraceArguments args = new StackTraceArguments();
    args.setThreadId(thread);
    return Client.get(client.adapter().stackTrace(args)).getStackFrames();
  }

  private void ask(String word, String rest) {
    switch (word) {
      case "continue" -> {
        ContinueArguments args = new ContinueArguments();
        args.setThreadId(thread);
        Client.get(client.adapter().continue_(args));
        stopOrEnd();
      }
      case "next" -> {
        NextArguments args = new NextArguments();
        args.setThreadId(thread);
        Client.get(client.adapter().next(args));
        stopOrEnd();
      }
      case "in" -> {
        StepInArguments args = new StepInArguments();
        args.setThreadId(thread);
        Client.get(client.adapter().stepIn(args));
        stopOrEnd();
      }
      case "out" -> {
        StepOutArguments args = new StepOutArguments();
        args.setThreadId(thread);
        Client.get(client.adapter().stepOut(args));
        stopOrEnd();
      }
      case "stack" ->
          Arrays.stream(frames())
              .forEach(f -> transcript.append("  %s:%d%n".formatted(f.getName(), f.getLine())));
      case "scopes" -> Arrays.stream(scopes()).forEach(this::scope);
      case "locals" -> variables(scopes()[0].getVariablesReference(), "");
      case "parts" -> parts(rest);
      case "set" -> set(rest);
      case "?" -> transcript.append("  ").append(value(rest)).append('\n');
      default -> throw new AssertionError("no command: " + word);
    }
  }

  private Scope[] scopes() {
    ScopesArguments args = new ScopesArguments();
    args.setFrameId(frames()[0].getId());
    return Client.get(client.adapter().scopes(args)).getScopes();
  }

  private void scope(Scope scope) {
    transcript.append("  ").append(scope.getName()).append('\n');
    variables(scope.getVariablesReference(), "  ");
  }

  private void variables(int reference, String indent) {
    VariablesArguments args = new VariablesArguments();
    args.setVariablesReference(reference);
    show(Client.get(client.adapter().variables(args)).getVariables(), indent);
  }

  private void show(Variable[] variables, String indent) {
    transcript.append(
        Arrays.stream(variables)
            .map(
                v -> indent + "  " + v.getName() + ": " + v.getType() + " = " + v.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private CompletableFuture<EvaluateResponse> evaluate(String expression) {
    EvaluateArguments args = new EvaluateArguments();
    args.setExpression(expression);
    args.setFrameId(frames()[0].getId());
    return client.adapter().evaluate(args);
  }

  private String value(String expression) {
    CompletableFuture<EvaluateResponse> answer = evaluate(expression);
    String refusal = Client.refusal(answer);
    return refusal.equals("not refused")
        ? Client.get(answer).getResult() + ": " + Client.get(answer).getType()
        : refusal;
  }

  /** {@code FROM COUNT expression} for some of many elements, or an expression. */
  private void parts(String text) {
    String[] words = text.split(" ", 3);
    boolean some = words.length == 3;
    EvaluateResponse value = Client.get(evaluate(some ? words[2] : text));
    if (value.getVariablesReference() == 0) {
      transcript.append("  none\n");
      return;
    }
    VariablesArguments args = new VariablesArguments();
    args.setVariablesReference(value.getVariablesReference());
    if (some) {
      args.setFilter(VariablesArgumentsFilter.INDEXED);
      args.setStart(Integer.parseInt(words[0]));
      args.setCount(Integer.parseInt(words[1]));
    }
    show(Client.get(client.adapter().variables(args)).getVariables(), "");
  }

  private void set(String text) {
    SetVariableArguments args = new SetVariableArguments();
    args.setName(text.substring(0, text.indexOf('=')).strip());
    args.setValue(text.substring(text.indexOf('=') + 1).strip());
    args.setVariablesReference(scopes()[0].getVariablesReference());
    var answer = client.adapter().setVariable(args);
    String refusal = Client.refusal(answer);
    transcript
        .append("  ")
        .append(refusal.equals("not refused") ? Client.get(answer).getValue() : refusal)
        .append('\n');
  }
}
