/**
 * The syntax tree: sealed, immutable, total (what could not be parsed is an explicit Missing node).
 * No names are resolved here and nothing is typed.
 */
@NullMarked
package org.cascade.lang.ast;

import org.jspecify.annotations.NullMarked;
