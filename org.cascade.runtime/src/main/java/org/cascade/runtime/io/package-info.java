/**
 * The doors to the outside: files, network, time, threads, chance; each real and simulated.
 *
 * <p>Nothing else in the runtime touches these. What files contain does not belong here.
 */
@NullMarked
package org.cascade.runtime.io;

import org.jspecify.annotations.NullMarked;
