/** Types and names that are not written, shown between what is. */
@NullMarked
package org.cascade.lang.ide.hints;

import org.jspecify.annotations.NullMarked;
