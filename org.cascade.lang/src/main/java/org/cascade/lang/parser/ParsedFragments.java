package org.cascade.lang.parser;

import java.util.List;

/**
 * Pieces of a program that stand one below the other, parsed on their own.
 *
 * @param nodes those that could be made out; with an error for each that could not
 */
public record ParsedFragments<T>(List<T> nodes, List<SyntaxError> errors) {}
