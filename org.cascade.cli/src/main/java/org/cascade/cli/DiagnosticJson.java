package org.cascade.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.source.Span;

/** Writes diagnostics as JSON: one array, for other programs to read. */
final class DiagnosticJson {
  private DiagnosticJson() {}

  static String print(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> "\n  " + object(d))
        .collect(Collectors.joining(",", "[", diagnostics.isEmpty() ? "]" : "\n]"));
  }

  private static String object(Diagnostic diagnostic) {
    String related =
        diagnostic.related().stream()
            .map(r -> "{" + place(r.span()) + ",\"message\":" + quoted(r.message()) + "}")
            .collect(Collectors.joining(",", "[", "]"));
    String fixes =
        diagnostic.fixes().stream()
            .map(f -> "{\"title\":" + quoted(f.title()) + ",\"edits\":" + edits(f) + "}")
            .collect(Collectors.joining(",", "[", "]"));
    return "{%s,\"severity\":%s,\"code\":%s,\"message\":%s,\"related\":%s,\"fixes\":%s}"
        .formatted(
            place(diagnostic.span()),
            quoted(diagnostic.severity().shown()),
            quoted(diagnostic.code().id()),
            quoted(diagnostic.message()),
            related,
            fixes);
  }

  private static String edits(Diagnostic.Fix fix) {
    return fix.edits().stream()
        .map(e -> "{" + place(e.span()) + ",\"text\":" + quoted(e.text()) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The end is exclusive; lines and columns count from 1, columns in UTF-16 units. */
  private static String place(Span span) {
    int endLine = span.source().lineOf(span.end());
    int endColumn = span.source().columnOf(span.end());
    return "\"path\":%s,\"line\":%d,\"column\":%d,\"endLine\":%d,\"endColumn\":%d"
        .formatted(quoted(span.source().path()), span.line(), span.column(), endLine, endColumn);
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
