/**
 * The language: its grammar, and how Xtext's services are bound for it. What the compiler does
 * stands in the packages below.
 */
@NullMarked
package org.cascade.lang;

import org.jspecify.annotations.NullMarked;
