/**
 * The compiler as a step of a Maven build.
 *
 * <p>A goal builds a request for {@code org.cascade.lang.compiler} and reports its result. Nothing
 * that decides what a program means belongs here.
 */
@NullMarked
package org.cascade.maven;

import org.jspecify.annotations.NullMarked;
