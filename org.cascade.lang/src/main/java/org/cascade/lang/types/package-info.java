/** Types, effects and constraints between them. No syntax, no symbols' bodies. */
@NullMarked
package org.cascade.lang.types;

import org.jspecify.annotations.NullMarked;
