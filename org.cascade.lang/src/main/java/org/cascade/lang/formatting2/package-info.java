/**
 * Xtext's door to the formatter. How programs are laid out is package {@code format}'s business.
 */
@NullMarked
package org.cascade.lang.formatting2;

import org.jspecify.annotations.NullMarked;
