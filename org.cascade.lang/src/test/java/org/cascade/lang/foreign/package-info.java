/** What Java has, as bindings see it. */
@NullMarked
package org.cascade.lang.foreign;

import org.jspecify.annotations.NullMarked;
