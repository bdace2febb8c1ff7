/**
 * The values a generated program computes with: numbers, strings, tuples, options, collections, and
 * how they are shown, compared and hashed.
 *
 * <p>All values are immutable and equal by structure. Spaces, transactions, files, threads, clocks
 * and random numbers do not belong here, and nothing here uses another package of the runtime.
 */
@NullMarked
package org.cascade.runtime.value;

import org.jspecify.annotations.NullMarked;
