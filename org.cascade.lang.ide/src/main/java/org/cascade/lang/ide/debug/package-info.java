/**
 * The debugger: {@code cascade debug} speaks the Debug Adapter Protocol with an editor and JDI with
 * the program. What is known of a program's classes and values belongs into the packages below.
 */
@org.jspecify.annotations.NullMarked
package org.cascade.lang.ide.debug;
