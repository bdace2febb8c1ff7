/** Finding one's way in syntax trees. Nothing here knows what names mean, or of editors. */
@NullMarked
package org.cascade.lang.ide.tree;

import org.jspecify.annotations.NullMarked;
