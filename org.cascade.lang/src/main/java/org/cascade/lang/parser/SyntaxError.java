package org.cascade.lang.parser;

import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Span;

/** A place where a text is not Cascade, the rule that says so, and a full sentence on it. */
public record SyntaxError(RuleCode rule, Span span, String message) {}
