package org.cascade.lang.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.source.LineMap;
import org.cascade.lang.source.Span;

/**
 * Settles the line breaks of a {@link Doc} at 100 columns, and notes which source each line comes
 * from. After Wadler, "A prettier printer", with Oppen's bounded look-ahead.
 */
final class Layout {
  private static final int WIDTH = 100;

  private record Step(int indent, boolean flat, Doc doc, Optional<Span> span) {}

  private final StringBuilder out = new StringBuilder();
  private final List<Optional<Span>> lines = new ArrayList<>();
  private final CompiledText compiled = new CompiledText();
  private final Deque<Step> steps = new ArrayDeque<>();
  private int column;
  private int pendingIndent;
  private Optional<Span> lineSpan = Optional.empty();
  private boolean lineHasText;

  private Layout() {}

  /** The text, ending in a line break, with its line map. */
  static GeneratedFile lay(String path, Doc doc, Set<String> uses) {
    Layout layout = new Layout();
    layout.run(doc);
    LineMap lines = new LineMap(layout.lines);
    return new GeneratedFile(path, layout.out.toString(), lines, layout.compiled.finish(), uses);
  }

  private void run(Doc doc) {
    steps.push(new Step(0, false, doc, Optional.empty()));
    while (!steps.isEmpty()) {
      step(steps.pop());
    }
    newLine(0);
  }

  private void step(Step step) {
    switch (step.doc) {
      case Doc.Text t -> write(t.text(), step.span);
      case Doc.Line l -> {
        if (step.flat) {
          write(l.flat(), step.span);
        } else {
          newLine(step.indent);
        }
      }
      case Doc.Cat c -> {
        for (int i = c.parts().size() - 1; i >= 0; i--) {
          steps.push(new Step(step.indent, step.flat, c.parts().get(i), step.span));
        }
      }
      case Doc.Nest n -> steps.push(new Step(step.indent + n.by(), step.flat, n.body(), step.span));
      case Doc.At a -> {
        Optional<Span> span = a.span() == Spans.NOWHERE ? step.span : Optional.of(a.span());
        steps.push(new Step(step.indent, step.flat, a.body(), span));
      }
      case Doc.Group g -> {
        boolean flat = step.flat || (!g.hard() && fits(g.body()));
        steps.push(new Step(step.indent, flat, g.body(), step.span));
      }
    }
  }

  private void write(String text, Optional<Span> span) {
    if (text.isEmpty()) {
      return;
    }
    if (!lineHasText) {
      out.repeat(' ', pendingIndent);
      lineHasText = true;
      lineSpan = span;
    }
    out.append(text);
    compiled.write(text, span);
    column += text.length();
  }

  private void newLine(int indent) {
    out.append('\n');
    compiled.newLine();
    lines.add(lineHasText ? lineSpan : Optional.empty());
    lineHasText = false;
    pendingIndent = indent;
    column = indent;
  }

  /** Whether the doc and what follows it up to the next possible break fit this line. */
  private boolean fits(Doc doc) {
    int room = WIDTH - column;
    Deque<Step> ahead = new ArrayDeque<>();
    ahead.push(new Step(0, true, doc, Optional.empty()));
    Iterator<Step> rest = steps.iterator();
    while (room >= 0) {
      if (ahead.isEmpty()) {
        if (!rest.hasNext()) {
          return true;
        }
        ahead.push(rest.next());
      }
      Step step = ahead.pop();
      switch (step.doc) {
        case Doc.Text t -> room -= t.text().length();
        case Doc.Line l -> {
          if (!step.flat || l.hard()) {
            return true;
          }
          room -= l.flat().length();
        }
        case Doc.Cat c -> {
          for (int i = c.parts().size() - 1; i >= 0; i--) {
            ahead.push(new Step(0, step.flat, c.parts().get(i), step.span));
          }
        }
        case Doc.Nest n -> ahead.push(new Step(0, step.flat, n.body(), step.span));
        case Doc.At a -> ahead.push(new Step(0, step.flat, a.body(), step.span));
        case Doc.Group g -> ahead.push(new Step(0, step.flat, g.body(), step.span));
      }
    }
    return false;
  }
}
