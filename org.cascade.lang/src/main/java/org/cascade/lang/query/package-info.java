/**
 * Queries of {@code cascade.query} that are written in one piece: from calls of the library to
 * plans, and from plans to core. What a query means does not stand here but in the library's text.
 */
@NullMarked
package org.cascade.lang.query;

import org.jspecify.annotations.NullMarked;
