/**
 * Text to lexemes: what a context-free grammar cannot see (newlines, strings with expressions in
 * them, angle brackets, contextual words) is decided here. Nothing of the parser generator's and no
 * syntax tree belongs here.
 */
@NullMarked
package org.cascade.lang.parser.scan;

import org.jspecify.annotations.NullMarked;
