/**
 * The JVM that runs a debugged program: stops, steps, stacks, threads. Nothing of the protocol with
 * the editor belongs here.
 */
@NullMarked
package org.cascade.lang.ide.debug.machine;

import org.jspecify.annotations.NullMarked;
