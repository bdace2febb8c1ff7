/** Tests of the way from a text to its tree: cases are text, in files beside these classes. */
@NullMarked
package org.cascade.lang.parser;

import org.jspecify.annotations.NullMarked;
