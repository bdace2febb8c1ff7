/**
 * The {@code cascade} command: arguments, files, terminal. What a program means is the compiler's
 * business, how it runs the runtime's.
 */
@NullMarked
package org.cascade.cli;

import org.jspecify.annotations.NullMarked;
