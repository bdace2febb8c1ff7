/** Joins the scanner to the parser that Xtext generates for content assist; nothing else. */
package org.cascade.lang.ide.contentassist.antlr;
