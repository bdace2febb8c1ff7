/**
 * What the classes of a compiled program stand for in its sources: lines, functions, variables. No
 * running program is known here.
 */
@NullMarked
package org.cascade.lang.ide.debug.lines;

import org.jspecify.annotations.NullMarked;
