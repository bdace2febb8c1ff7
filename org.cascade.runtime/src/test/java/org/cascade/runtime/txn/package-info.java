/** Versions of states, as transactions see them. */
@NullMarked
package org.cascade.runtime.txn;

import org.jspecify.annotations.NullMarked;
