/** The desugared, typed form that the evaluator and the emitter share, and the lowering to it. */
@NullMarked
package org.cascade.lang.core;

import org.jspecify.annotations.NullMarked;
