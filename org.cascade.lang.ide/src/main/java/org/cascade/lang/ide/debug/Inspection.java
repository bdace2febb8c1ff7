package org.cascade.lang.ide.debug;

import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.debug.lines.MethodId;
import org.cascade.lang.ide.debug.lines.SourceLine;
import org.cascade.lang.ide.debug.machine.Machine;
import org.cascade.lang.ide.debug.machine.Machine.StackedFrame;
import org.cascade.lang.ide.debug.values.Conversation;
import org.cascade.lang.ide.debug.values.Expressions;
import org.cascade.lang.ide.debug.values.FrameView;
import org.cascade.lang.ide.debug.values.NotKnown;
import org.cascade.lang.ide.debug.values.Part;
import org.cascade.lang.ide.debug.values.Rendering;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopePresentationHint;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackFramePresentationHint;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesArgumentsFilter;
import org.eclipse.lsp4j.debug.VariablesResponse;

/**
 * What an editor looks at while a program stands still. References that it is given are good until
 * the program goes on.
 */
final class Inspection {
  /** So many elements are given to an editor that does not say how many it wants. */
  private static final int USUAL_COUNT = 100;

  private final Machine machine;
  private final DebuggedProgram program;
  private final Editor editor;

  /** The one that can run methods, since it has stopped by itself. */
  private final ThreadReference stopped;

  private final Conversation talk;
  private final List<Looked> looked = new ArrayList<>();

  /** What a reference stands for. */
  private sealed interface Looked {}

  private record LookedFrame(FrameView view) implements Looked {}

  /** The variables of one kind in a frame. */
  private record LookedScope(FrameView view, Kind kind) implements Looked {}

  private record LookedValue(FrameView view, Value value) implements Looked {}

  private enum Kind {
    LOCALS,
    SELF,
    GLOBALS
  }

  Inspection(Machine machine, DebuggedProgram program, Editor editor, ThreadReference stopped) {
    this.machine = machine;
    this.program = program;
    this.editor = editor;
    this.stopped = stopped;
    this.talk = new Conversation(stopped, machine.answers());
  }

  /** Says that the program goes on. */
  void end() {
    talk.end();
  }

  private int reference(Looked what) {
    looked.add(what);
    return looked.size();
  }

  private Looked at(int reference) throws NotKnown {
    if (reference < 1 || reference > looked.size()) {
      throw new NotKnown("The program has gone on since.");
    }
    return looked.get(reference - 1);
  }

  // ---- stacks ----

  /** The innermost frame that a user has written. */
  Optional<FrameView> top() {
    return machine.frames(stopped).stream()
        .filter(f -> f.line().isPresent())
        .findFirst()
        .map(f -> view(stopped, f, f.line().orElseThrow()));
  }

  private FrameView view(ThreadReference thread, StackedFrame frame, SourceLine line) {
    Conversation with = thread.equals(stopped) ? talk : new Conversation(thread, false);
    return new FrameView(with, frame.index(), line, program.declarations(), program.names());
  }

  StackTraceResponse stack(StackTraceArguments args) {
    ThreadReference thread =
        machine.threads().stream()
            .filter(t -> Session.id(t) == args.getThreadId())
            .findFirst()
            .orElse(stopped);
    List<StackedFrame> all =
        machine.frames(thread).stream()
            .filter(f -> f.line().isPresent() || !program.launch().justMyCode())
            .toList();
    int from = args.getStartFrame() == null ? 0 : Math.min(args.getStartFrame(), all.size());
    int levels = args.getLevels() == null || args.getLevels() == 0 ? all.size() : args.getLevels();
    List<StackFrame> shown =
        all.subList(from, Math.min(all.size(), from + levels)).stream()
            .map(f -> shown(thread, f))
            .toList();
    StackTraceResponse response = new StackTraceResponse();
    response.setStackFrames(shown.toArray(StackFrame[]::new));
    response.setTotalFrames(all.size());
    return response;
  }

  private StackFrame shown(ThreadReference thread, StackedFrame frame) {
    StackFrame shown = new StackFrame();
    if (frame.line().isEmpty()) {
      SourceLine nowhere = new SourceLine("", 0);
      shown.setId(reference(new LookedFrame(view(thread, frame, nowhere))));
      shown.setName(frame.method().className() + "." + frame.method().name());
      shown.setPresentationHint(StackFramePresentationHint.SUBTLE);
      return shown;
    }
    SourceLine line = frame.line().get();
    shown.setId(reference(new LookedFrame(view(thread, frame, line))));
    shown.setName(name(frame.method(), line));
    shown.setLine(editor.shown(line.line()));
    shown.setColumn(editor.shown(1));
    shown.setSource(source(line.path()));
    shown.setPresentationHint(
        program.declarations().isOwn(line)
            ? StackFramePresentationHint.NORMAL
            : StackFramePresentationHint.SUBTLE);
    return shown;
  }

  private String name(MethodId method, SourceLine line) {
    String name = program.declarations().name(line).orElse(method.name());
    return program.lines().isLambda(method) ? name + " (lambda)" : name;
  }

  private Source source(String path) {
    Source source = Editor.source(path);
    if (program.declarations().library(path).isPresent()) {
      source.setPath(null);
      source.setSourceReference(program.libraryReference(path));
      source.setName(path);
    }
    return source;
  }

  SourceResponse source(SourceArguments args) throws NotKnown {
    SourceResponse response = new SourceResponse();
    response.setContent(
        program
            .libraryPath(args.getSourceReference())
            .flatMap(program.declarations()::library)
            .orElseThrow(() -> new NotKnown("There is no such source.")));
    return response;
  }

  // ---- variables ----

  ScopesResponse scopes(int frameId) throws NotKnown {
    if (!(at(frameId) instanceof LookedFrame frame)) {
      throw new NotKnown("There is no such frame.");
    }
    FrameView view = frame.view();
    List<Scope> all = new ArrayList<>();
    all.add(scope("Locals", view, Kind.LOCALS));
    all.getFirst().setPresentationHint(ScopePresentationHint.LOCALS);
    view.self().ifPresent(self -> all.add(scope(view.rendering().type(self), view, Kind.SELF)));
    if (!view.globals().isEmpty()) {
      all.add(scope("Module", view, Kind.GLOBALS));
    }
    ScopesResponse response = new ScopesResponse();
    response.setScopes(all.toArray(Scope[]::new));
    return response;
  }

  private Scope scope(String name, FrameView view, Kind kind) {
    Scope scope = new Scope();
    scope.setName(name);
    scope.setVariablesReference(reference(new LookedScope(view, kind)));
    return scope;
  }

  VariablesResponse variables(VariablesArguments args) throws NotKnown {
    Looked parent = at(args.getVariablesReference());
    List<Variable> all =
        switch (parent) {
          case LookedFrame f -> List.of();
          case LookedScope s -> shown(s.view(), parts(s));
          case LookedValue v -> shown(v.view(), parts(v, args));
        };
    VariablesResponse response = new VariablesResponse();
    response.setVariables(all.toArray(Variable[]::new));
    return response;
  }

  private static List<Part> parts(LookedScope scope) {
    return switch (scope.kind()) {
      case LOCALS -> scope.view().locals();
      case SELF ->
          scope
              .view()
              .self()
              .map(self -> scope.view().rendering().parts(self, 0, 0))
              .orElse(List.of());
      case GLOBALS -> scope.view().globals();
    };
  }

  private static List<Part> parts(LookedValue parent, VariablesArguments args) {
    Rendering rendering = parent.view().rendering();
    boolean numbered = rendering.numbered(parent.value()) > 0;
    if (args.getFilter() != null
        && numbered != (args.getFilter() == VariablesArgumentsFilter.INDEXED)) {
      return List.of();
    }
    int from = args.getStart() == null ? 0 : args.getStart();
    int count = args.getCount() == null || args.getCount() == 0 ? USUAL_COUNT : args.getCount();
    return rendering.parts(parent.value(), from, count);
  }

  private List<Variable> shown(FrameView view, List<Part> parts) {
    return parts.stream().map(p -> shown(view, p)).toList();
  }

  private Variable shown(FrameView view, Part part) {
    Variable variable = new Variable();
    variable.setName(part.name());
    if (part.value().isEmpty()) {
      variable.setValue("not known yet");
      variable.setType(part.type());
      return variable;
    }
    Value value = part.value().get();
    variable.setValue(view.rendering().text(value));
    variable.setType(part.type().isEmpty() ? view.rendering().type(value) : part.type());
    long numbered = view.rendering().numbered(value);
    if (numbered > 0 || view.rendering().hasNamed(value)) {
      variable.setVariablesReference(reference(new LookedValue(view, value)));
    }
    if (numbered > 0) {
      variable.setIndexedVariables((int) Math.min(numbered, Integer.MAX_VALUE));
    }
    return variable;
  }

  SetVariableResponse set(SetVariableArguments args) throws NotKnown {
    if (!(at(args.getVariablesReference()) instanceof LookedScope scope)
        || scope.kind() != Kind.LOCALS) {
      throw new NotKnown("Only local variables can be set: other values do not change in place.");
    }
    Value value = Expressions.evaluate(scope.view(), args.getValue());
    scope.view().assign(args.getName(), value);
    SetVariableResponse response = new SetVariableResponse();
    response.setValue(scope.view().rendering().text(value));
    response.setType(scope.view().rendering().type(value));
    return response;
  }

  EvaluateResponse evaluate(EvaluateArguments args) throws NotKnown {
    FrameView view =
        args.getFrameId() != null && at(args.getFrameId()) instanceof LookedFrame frame
            ? frame.view()
            : top().orElseThrow(() -> new NotKnown("No code of the program is running."));
    Value value = Expressions.evaluate(view, args.getExpression());
    boolean whole = EvaluateArgumentsContext.CLIPBOARD.equals(args.getContext());
    EvaluateResponse response = new EvaluateResponse();
    response.setResult(whole ? view.rendering().whole(value) : view.rendering().text(value));
    response.setType(view.rendering().type(value));
    Variable shown = shown(view, Part.of("", value));
    response.setVariablesReference(shown.getVariablesReference());
    response.setIndexedVariables(shown.getIndexedVariables());
    return response;
  }
}
