/** What is shown of a name under the cursor. */
@NullMarked
package org.cascade.lang.ide.hover;

import org.jspecify.annotations.NullMarked;
