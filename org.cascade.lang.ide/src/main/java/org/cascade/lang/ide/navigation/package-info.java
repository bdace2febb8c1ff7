/** From a name to its declaration, its type, and all places it is used. */
@NullMarked
package org.cascade.lang.ide.navigation;

import org.jspecify.annotations.NullMarked;
