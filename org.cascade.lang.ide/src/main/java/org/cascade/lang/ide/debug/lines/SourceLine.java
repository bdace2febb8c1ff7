package org.cascade.lang.ide.debug.lines;

/**
 * A line of a source.
 *
 * @param path of the source, as the compiler was given it
 * @param line the first is 1
 */
public record SourceLine(String path, int line) {}
