/** Values of a stopped program as Cascade writes them, their parts, and expressions over them. */
@NullMarked
package org.cascade.lang.ide.debug.values;

import org.jspecify.annotations.NullMarked;
