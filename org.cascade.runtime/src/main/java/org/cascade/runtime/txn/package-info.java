/**
 * Isolation: versions of state cells, transactions over them, reservations of spaces.
 *
 * <p>What is written to disk, and what streams yield, does not belong here.
 */
@NullMarked
package org.cascade.runtime.txn;

import org.jspecify.annotations.NullMarked;
