package org.cascade.lang.parser;

import java.util.List;
import org.cascade.lang.ast.Module;
import org.cascade.lang.source.Span;

/**
 * A file as parsed.
 *
 * @param module what could be understood, whatever the errors
 * @param errors in the order of their places
 * @param unread what has no sure meaning for these errors
 */
public record Parsed(Module module, List<SyntaxError> errors, List<Span> unread) {}
