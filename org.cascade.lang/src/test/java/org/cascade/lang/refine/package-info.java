/** Tests of the judging of claims: solver alone, and whole programs. */
@NullMarked
package org.cascade.lang.refine;

import org.jspecify.annotations.NullMarked;
