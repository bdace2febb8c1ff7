/** What may stand at the cursor. */
@NullMarked
package org.cascade.lang.ide.completion;

import org.jspecify.annotations.NullMarked;
