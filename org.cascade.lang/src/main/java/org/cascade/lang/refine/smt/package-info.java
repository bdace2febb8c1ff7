/**
 * What terms mean, said to a solver: axioms instantiated where the obligation needs them, terms as
 * formulas without quantifiers, and the solvers that decide those. No paths and no programs here.
 */
@NullMarked
package org.cascade.lang.refine.smt;

import org.jspecify.annotations.NullMarked;
