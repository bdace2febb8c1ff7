/** The one way from a text to its sealed syntax tree. Names and types are not looked at here. */
@NullMarked
package org.cascade.lang.parser;

import org.jspecify.annotations.NullMarked;
