/** Tests of compile-time evaluation, on core built by hand. */
@NullMarked
package org.cascade.lang.eval;

import org.jspecify.annotations.NullMarked;
