package org.cascade.lang.diagnostics;

import java.util.List;
import org.cascade.lang.source.Span;

/**
 * One thing to tell the user.
 *
 * @param message a full sentence or more: the thing in backticks, what was found, what was
 *     expected, a way out
 * @param related other places that matter, each with its words
 * @param fixes edits that would mend it
 */
public record Diagnostic(
    RuleCode code, Span span, String message, List<Related> related, List<Fix> fixes) {

  /** Another place that matters. */
  public record Related(Span span, String message) {}

  /** A named edit. */
  public record Fix(String title, List<Edit> edits) {}

  /** Replaces a span's text. */
  public record Edit(Span span, String text) {}

  public static Diagnostic of(RuleCode code, Span span, String message) {
    return new Diagnostic(code, span, message, List.of(), List.of());
  }

  public Diagnostic with(Related... more) {
    return new Diagnostic(code, span, message, List.of(more), fixes);
  }

  public Diagnostic with(Fix... more) {
    return new Diagnostic(code, span, message, related, List.of(more));
  }

  public Severity severity() {
    return code.severity();
  }

  /** {@code path:line:column: error[CAS0001]: message}. */
  @Override
  public String toString() {
    return "%s: %s[%s]: %s".formatted(span, severity().shown(), code.id(), message);
  }
}
