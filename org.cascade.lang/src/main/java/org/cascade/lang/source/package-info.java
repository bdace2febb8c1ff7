/** Texts and places in them. Nothing here knows what a text means. */
@NullMarked
package org.cascade.lang.source;

import org.jspecify.annotations.NullMarked;
