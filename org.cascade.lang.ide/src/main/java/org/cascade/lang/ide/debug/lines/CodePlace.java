package org.cascade.lang.ide.debug.lines;

/**
 * A line as a class file knows it.
 *
 * @param number what stands in the class's line tables for the line
 */
public record CodePlace(MethodId method, int number) {}
