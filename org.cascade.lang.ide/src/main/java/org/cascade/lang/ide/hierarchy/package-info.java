/** Who calls whom, and which types are made of which. */
@NullMarked
package org.cascade.lang.ide.hierarchy;

import org.jspecify.annotations.NullMarked;
