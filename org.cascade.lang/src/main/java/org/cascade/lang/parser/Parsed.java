package org.cascade.lang.parser;

import java.util.List;
import org.cascade.lang.ast.Module;

/**
 * A file as parsed.
 *
 * @param module what could be understood, whatever the errors
 * @param errors in the order of their places
 */
public record Parsed(Module module, List<SyntaxError> errors) {}
