/**
 * Two-phase commit as pure functions {@code (state, message) -> (state, effects)}: one for the
 * coordinator, one for a participant.
 *
 * <p>Threads, files, clocks and messages on a wire do not belong here.
 */
@NullMarked
package org.cascade.runtime.commit;

import org.jspecify.annotations.NullMarked;
