/** Joins the scanner to the parser that Xtext generates for content assist; nothing else. */
@NullMarked
package org.cascade.lang.ide.contentassist.antlr;

import org.jspecify.annotations.NullMarked;
