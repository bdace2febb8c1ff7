/** Colours by meaning. */
@NullMarked
package org.cascade.lang.ide.tokens;

import org.jspecify.annotations.NullMarked;
