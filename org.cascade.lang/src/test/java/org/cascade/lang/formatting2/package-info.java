/** Tests of Xtext's door to the formatter. */
@NullMarked
package org.cascade.lang.formatting2;

import org.jspecify.annotations.NullMarked;
