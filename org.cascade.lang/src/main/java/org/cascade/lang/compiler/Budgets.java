package org.cascade.lang.compiler;

/**
 * What a computation at compile time may use.
 *
 * @param steps of one evaluation
 * @param memoryBytes of the values one evaluation holds, estimated
 */
public record Budgets(long steps, long memoryBytes) {
  public static final Budgets DEFAULT = new Budgets(10_000_000, 256L << 20);
}
