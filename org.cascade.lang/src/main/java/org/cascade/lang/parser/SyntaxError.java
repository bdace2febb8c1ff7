package org.cascade.lang.parser;

import java.util.List;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Span;

/** A place where a text is not Cascade, the rule that says so, and a full sentence on it. */
public record SyntaxError(RuleCode rule, Span span, String message, List<Diagnostic.Fix> fixes) {
  public SyntaxError(RuleCode rule, Span span, String message) {
    this(rule, span, message, List.of());
  }
}
