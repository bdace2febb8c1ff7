/** Tests of axioms, encodings and solvers. */
@NullMarked
package org.cascade.lang.refine.smt;

import org.jspecify.annotations.NullMarked;
