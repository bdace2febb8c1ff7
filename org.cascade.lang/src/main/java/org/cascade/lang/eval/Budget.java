package org.cascade.lang.eval;

/**
 * How much an evaluation may use.
 *
 * @param steps nodes of core, and elements that library functions walk over
 * @param memory elements and fields of values made, over the whole evaluation; strings count one
 *     for eight characters
 * @param depth calls within calls
 */
public record Budget(long steps, long memory, int depth) {
  public static final Budget DEFAULT = new Budget(10_000_000, 20_000_000, 5_000);
}
