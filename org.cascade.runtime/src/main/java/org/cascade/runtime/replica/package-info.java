/**
 * Copies of a program's data on other machines: what the program tells them, and how they follow.
 *
 * <p>What a copy is on the disk does not belong here: that is {@code store}.
 */
@NullMarked
package org.cascade.runtime.replica;

import org.jspecify.annotations.NullMarked;
