/**
 * The faults that are not language aborts: failed operations, and bugs of the runtime.
 *
 * <p>No handling belongs here, and no message that only one caller needs.
 */
@NullMarked
package org.cascade.runtime.fault;

import org.jspecify.annotations.NullMarked;
