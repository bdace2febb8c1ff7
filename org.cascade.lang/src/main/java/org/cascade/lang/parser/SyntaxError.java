package org.cascade.lang.parser;

import org.cascade.lang.source.Span;

/** A place where a text is not Cascade, and a full sentence on it. */
public record SyntaxError(Span span, String message) {}
