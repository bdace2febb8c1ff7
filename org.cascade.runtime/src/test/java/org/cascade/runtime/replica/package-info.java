/** Tests of replicas, as stories on a simulated network, and with real processes. */
@NullMarked
package org.cascade.runtime.replica;

import org.jspecify.annotations.NullMarked;
