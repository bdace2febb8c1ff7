/** From core to terms and path conditions. Decides nothing. */
@NullMarked
package org.cascade.lang.refine.walk;

import org.jspecify.annotations.NullMarked;
