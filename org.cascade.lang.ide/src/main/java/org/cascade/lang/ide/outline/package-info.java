/** What a file consists of: symbols, folding, selection. */
@NullMarked
package org.cascade.lang.ide.outline;

import org.jspecify.annotations.NullMarked;
