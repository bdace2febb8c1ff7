/**
 * Joins the scanner to the generated parser: token numbers, token sources, one parse of one item.
 * What the text means does not belong here.
 */
@NullMarked
package org.cascade.lang.parser.antlr;

import org.jspecify.annotations.NullMarked;
