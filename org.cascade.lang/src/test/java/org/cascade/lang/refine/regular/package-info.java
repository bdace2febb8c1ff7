/** Tests of languages of texts. */
@NullMarked
package org.cascade.lang.refine.regular;

import org.jspecify.annotations.NullMarked;
