/**
 * The debugger: {@code cascade debug} speaks the Debug Adapter Protocol with an editor and JDI with
 * the program. What is known of a program's classes and values belongs into the packages below.
 */
@NullMarked
package org.cascade.lang.ide.debug;

import org.jspecify.annotations.NullMarked;
