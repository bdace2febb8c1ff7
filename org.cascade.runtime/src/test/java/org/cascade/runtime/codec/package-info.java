/** Values to bytes and back. */
@NullMarked
package org.cascade.runtime.codec;

import org.jspecify.annotations.NullMarked;
