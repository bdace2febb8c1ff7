/**
 * How values become bytes and back, and the text that says in which form.
 *
 * <p>Files, frames and the order of records do not belong here.
 */
@NullMarked
package org.cascade.runtime.codec;

import org.jspecify.annotations.NullMarked;
