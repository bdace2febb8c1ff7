/** The log: what was forced is found again, and what is torn ends it. */
@NullMarked
package org.cascade.runtime.wal;

import org.jspecify.annotations.NullMarked;
