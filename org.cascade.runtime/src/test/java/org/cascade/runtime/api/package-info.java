/** What generated programs see of the runtime: options, the run of a main, times. */
@NullMarked
package org.cascade.runtime.api;

import org.jspecify.annotations.NullMarked;
