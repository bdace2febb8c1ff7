/**
 * The JVM that runs a debugged program: stops, steps, stacks, threads. Nothing of the protocol with
 * the editor belongs here.
 */
@org.jspecify.annotations.NullMarked
package org.cascade.lang.ide.debug.machine;
