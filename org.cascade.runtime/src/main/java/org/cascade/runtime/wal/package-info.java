/**
 * The write-ahead log: frames, group commit, and what is left of them after a crash.
 *
 * <p>What a record means does not belong here.
 */
@NullMarked
package org.cascade.runtime.wal;

import org.jspecify.annotations.NullMarked;
