/** Tests of how names are found. */
@NullMarked
package org.cascade.lang.names;

import org.jspecify.annotations.NullMarked;
