/**
 * What the compiler makes of a file, to be read beside it: Java, core, and what const functions
 * have built.
 */
@NullMarked
package org.cascade.lang.ide.views;

import org.jspecify.annotations.NullMarked;
