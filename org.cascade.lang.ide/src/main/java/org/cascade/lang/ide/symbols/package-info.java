/** What names mean, wherever they are written: for navigation, hover and renaming. */
@NullMarked
package org.cascade.lang.ide.symbols;

import org.jspecify.annotations.NullMarked;
