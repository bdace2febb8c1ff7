package org.cascade.lang.parser;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a program, parsed on its own.
 *
 * @param node empty if nothing of the kind could be made out, and then there is an error
 */
public record ParsedFragment<T>(Optional<T> node, List<SyntaxError> errors) {}
