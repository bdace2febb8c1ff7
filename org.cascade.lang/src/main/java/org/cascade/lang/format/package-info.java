/**
 * Lays programs out: from lexemes and comments to text. Works on the scanner's lexemes alone, so
 * that nothing a program says can be lost; what a program means is not known here.
 */
@NullMarked
package org.cascade.lang.format;

import org.jspecify.annotations.NullMarked;
