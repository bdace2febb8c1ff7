/** Tests of lowering: what core a program becomes, and that it means the same. */
@NullMarked
package org.cascade.lang.core;

import org.jspecify.annotations.NullMarked;
