/** From expressions to types: fills the TypeTable. Does not judge refinements or effects. */
@NullMarked
package org.cascade.lang.infer;

import org.jspecify.annotations.NullMarked;
