/** Tests of types and of how they are told. */
@NullMarked
package org.cascade.lang.types;

import org.jspecify.annotations.NullMarked;
