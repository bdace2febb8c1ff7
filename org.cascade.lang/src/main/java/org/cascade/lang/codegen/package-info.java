/**
 * Core to Java: source text with line maps, compilation in memory, source maps in class files. What
 * a program means is settled in core; nothing here looks at syntax or infers types.
 */
@NullMarked
package org.cascade.lang.codegen;

import org.jspecify.annotations.NullMarked;
