/** What const functions have built: as text to be read, and the literals its names come from. */
@NullMarked
package org.cascade.lang.ide.generated;

import org.jspecify.annotations.NullMarked;
