/**
 * What {@code extern java} stands for: Java's classes as the compiler sees them, the member that a
 * declaration means, and how values change at the boundary.
 *
 * <p>Classes are read and never run. No Java is written here: that is {@code codegen}'s.
 */
@NullMarked
package org.cascade.lang.foreign;

import org.jspecify.annotations.NullMarked;
