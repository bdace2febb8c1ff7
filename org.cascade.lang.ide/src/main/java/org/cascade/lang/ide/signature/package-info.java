/** The parameters of the call around the cursor. */
@NullMarked
package org.cascade.lang.ide.signature;

import org.jspecify.annotations.NullMarked;
