/** Whether what many threads saw and did could have happened one transaction after the other. */
@NullMarked
package org.cascade.runtime.history;

import org.jspecify.annotations.NullMarked;
