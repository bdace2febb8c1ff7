/**
 * A data directory: its lock, its manifest, the meaning of log records, recovery.
 *
 * <p>Isolation and streams do not belong here.
 */
@NullMarked
package org.cascade.runtime.store;

import org.jspecify.annotations.NullMarked;
