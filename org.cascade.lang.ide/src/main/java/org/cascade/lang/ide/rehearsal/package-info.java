/** A session of the server with itself, recorded so that real ones start faster. */
@NullMarked
package org.cascade.lang.ide.rehearsal;

import org.jspecify.annotations.NullMarked;
