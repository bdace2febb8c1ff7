/** Laying out text. */
@NullMarked
package org.cascade.lang.ide.formatting;

import org.jspecify.annotations.NullMarked;
