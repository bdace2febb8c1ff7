/** Places that lead elsewhere, or are edited together. */
@NullMarked
package org.cascade.lang.ide.links;

import org.jspecify.annotations.NullMarked;
