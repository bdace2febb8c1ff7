/** Obligations and verdicts: the cheap procedure, and the chain of those that decide. */
@NullMarked
package org.cascade.lang.refine.solve;

import org.jspecify.annotations.NullMarked;
