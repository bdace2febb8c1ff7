package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.LineMap;
import org.cascade.lang.source.Span;

/** A text of Java, while it is written, of which each line comes from one line of the program. */
final class CompiledText {
  private final StringBuilder out = new StringBuilder();
  private final List<Optional<Span>> lines = new ArrayList<>();
  private Optional<Span> lineSpan = Optional.empty();
  private boolean lineHasText;

  /** Between two words Java allows a line break wherever it allows a space. */
  void write(String text, Optional<Span> span) {
    if (lineHasText && !isSameLine(span)) {
      newLine();
    }
    if (!lineHasText) {
      lineSpan = span;
      lineHasText = true;
    }
    out.append(text);
  }

  private boolean isSameLine(Optional<Span> span) {
    if (span.isEmpty() || lineSpan.isEmpty()) {
      return span.isEmpty() == lineSpan.isEmpty();
    }
    Span before = lineSpan.get();
    Span now = span.get();
    return before.source() == now.source() && before.line() == now.line();
  }

  void newLine() {
    out.append('\n');
    lines.add(lineHasText ? lineSpan : Optional.empty());
    lineHasText = false;
  }

  GeneratedFile.Compiled finish() {
    return new GeneratedFile.Compiled(out.toString(), new LineMap(lines));
  }
}
