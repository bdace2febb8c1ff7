/** Tests of how files become modules. */
@NullMarked
package org.cascade.lang.compiler;

import org.jspecify.annotations.NullMarked;
