/** Tests of places in texts. */
@NullMarked
package org.cascade.lang.source;

import org.jspecify.annotations.NullMarked;
