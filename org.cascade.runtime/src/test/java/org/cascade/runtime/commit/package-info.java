/** Two-phase commit, step by step, without files and threads. */
@NullMarked
package org.cascade.runtime.commit;

import org.jspecify.annotations.NullMarked;
