/**
 * Terms: what values are, without the program around them, and their evaluation. Nothing here knows
 * paths or solvers.
 */
@NullMarked
package org.cascade.lang.refine.term;

import org.jspecify.annotations.NullMarked;
