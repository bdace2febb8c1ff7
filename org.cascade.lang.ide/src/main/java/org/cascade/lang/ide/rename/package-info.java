/** Another name for something, wherever it is written. */
@NullMarked
package org.cascade.lang.ide.rename;

import org.jspecify.annotations.NullMarked;
