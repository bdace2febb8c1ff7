/**
 * Runs counterexamples in the evaluator: what a solver finds is shown only if the program, run with
 * those values, comes to the very claim and that is false.
 */
@NullMarked
package org.cascade.lang.refine.replay;

import org.jspecify.annotations.NullMarked;
