/** Tests of the walk. */
@NullMarked
package org.cascade.lang.refine.walk;

import org.jspecify.annotations.NullMarked;
