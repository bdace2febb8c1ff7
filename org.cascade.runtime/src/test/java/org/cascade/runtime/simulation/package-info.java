/** The engine on a simulated machine that fails, and a model of what it has to keep. */
@NullMarked
package org.cascade.runtime.simulation;

import org.jspecify.annotations.NullMarked;
