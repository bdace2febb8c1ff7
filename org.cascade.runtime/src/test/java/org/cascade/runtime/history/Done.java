package org.cascade.runtime.history;

import java.util.List;

/**
 * A transaction or view that gave its answer.
 *
 * @param start when it was called, in steady nanoseconds
 * @param end when it had returned
 */
public record Done(int thread, long start, long end, List<Step> steps) {}
