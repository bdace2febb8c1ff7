package org.cascade.lang.ide.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.ide.debug.lines.SourceLine;
import org.cascade.lang.ide.debug.machine.Breakpoint;
import org.cascade.lang.ide.debug.machine.HitCount;
import org.cascade.lang.ide.debug.machine.Machine;
import org.cascade.lang.ide.debug.values.Expressions;
import org.cascade.lang.ide.debug.values.FrameView;
import org.cascade.lang.ide.debug.values.NotKnown;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SourceBreakpoint;

/** The break points as the editor set them, and whether they stop where they are reached. */
final class BreakpointTable {
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

  private final DebuggedProgram program;
  private final Editor editor;
  private final Machine machine;
  private int lastId;

  BreakpointTable(DebuggedProgram program, Editor editor, Machine machine) {
    this.program = program;
    this.editor = editor;
    this.machine = machine;
  }

  /** Replaces the break points of a source; each is moved to the next line that has code. */
  SetBreakpointsResponse set(SetBreakpointsArguments args) {
    String shown = Optional.ofNullable(args.getSource().getPath()).orElse("");
    Optional<String> path = program.source(shown);
    List<Breakpoint> wanted = new ArrayList<>();
    List<org.eclipse.lsp4j.debug.Breakpoint> told = new ArrayList<>();
    SourceBreakpoint[] given =
        args.getBreakpoints() == null ? new SourceBreakpoint[0] : args.getBreakpoints();
    for (SourceBreakpoint one : given) {
      told.add(
          path.isPresent()
              ? set(one, path.get(), wanted)
              : refused("`%s` is not part of this program.".formatted(shown)));
    }
    path.ifPresent(p -> machine.set(p, List.copyOf(wanted)));
    told.forEach(t -> t.setSource(args.getSource()));
    SetBreakpointsResponse response = new SetBreakpointsResponse();
    response.setBreakpoints(told.toArray(org.eclipse.lsp4j.debug.Breakpoint[]::new));
    return response;
  }

  private org.eclipse.lsp4j.debug.Breakpoint set(
      SourceBreakpoint given, String path, List<Breakpoint> wanted) {
    int line = editor.line(given.getLine());
    Optional<Integer> found = program.lines().stoppable(path, line, Integer.MAX_VALUE);
    if (found.isEmpty()) {
      return refused("There is no code at line %d or behind it.".formatted(line));
    }
    Optional<String> hits = text(given.getHitCondition());
    Optional<HitCount> count = hits.flatMap(HitCount::parse);
    if (hits.isPresent() && count.isEmpty()) {
      return refused(
          "`%s` is no hit count. Write a number, as `5`, or `>= 5`, `> 5`, `%% 5`."
              .formatted(hits.get()));
    }
    int id = ++lastId;
    wanted.add(
        new Breakpoint(
            id,
            new SourceLine(path, found.get()),
            text(given.getCondition()),
            count,
            text(given.getLogMessage())));
    org.eclipse.lsp4j.debug.Breakpoint told = new org.eclipse.lsp4j.debug.Breakpoint();
    told.setId(id);
    told.setVerified(true);
    told.setLine(editor.shown(found.get()));
    return told;
  }

  private static Optional<String> text(String given) {
    return Optional.ofNullable(given).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static org.eclipse.lsp4j.debug.Breakpoint refused(String why) {
    org.eclipse.lsp4j.debug.Breakpoint told = new org.eclipse.lsp4j.debug.Breakpoint();
    told.setVerified(false);
    told.setMessage(why);
    return told;
  }

  /** The lines of a stretch at which the program can stop. */
  BreakpointLocationsResponse locations(BreakpointLocationsArguments args) {
    int first = editor.line(args.getLine());
    int last = args.getEndLine() == null ? first : editor.line(args.getEndLine());
    List<BreakpointLocation> all = new ArrayList<>();
    program
        .source(args.getSource().getPath())
        .ifPresent(path ->
            program.lines().linesOf(path).stream()
                .filter(line -> first <= line && line <= last)
                .forEach(line -> {
                  BreakpointLocation location = new BreakpointLocation();
                  location.setLine(editor.shown(line));
                  all.add(location);
                }));
    BreakpointLocationsResponse response = new BreakpointLocationsResponse();
    response.setBreakpoints(all.toArray(BreakpointLocation[]::new));
    return response;
  }

  /** Whether to stop at one that was reached; one with a message prints it and goes on. */
  boolean reached(Breakpoint breakpoint, Optional<FrameView> frame) {
    if (frame.isEmpty()) {
      return true;
    }
    try {
      if (breakpoint.condition().isPresent()
          && !Expressions.isTrue(frame.get(), breakpoint.condition().get())) {
        return false;
      }
    } catch (NotKnown e) {
      editor.say("Stopped, since its condition has no value. " + e.getMessage());
      return true;
    }
    breakpoint.message().ifPresent(m -> editor.say(filled(m, frame.get())));
    return breakpoint.message().isEmpty();
  }

  /** The message with the values of its expressions. */
  private static String filled(String message, FrameView frame) {
    return HOLE.matcher(message)
        .replaceAll(hole -> Matcher.quoteReplacement(value(hole.group(1), frame)));
  }

  private static String value(String expression, FrameView frame) {
    try {
      return frame.rendering().whole(Expressions.evaluate(frame, expression));
    } catch (NotKnown e) {
      return "{" + e.getMessage() + "}";
    }
  }
}
