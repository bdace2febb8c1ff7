/** Tests of the deciding of obligations. */
@NullMarked
package org.cascade.lang.refine.solve;

import org.jspecify.annotations.NullMarked;
