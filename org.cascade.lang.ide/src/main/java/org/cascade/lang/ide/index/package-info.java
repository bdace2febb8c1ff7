/** What was found out of programs, kept on the disk for the next start of the server. */
@NullMarked
package org.cascade.lang.ide.index;

import org.jspecify.annotations.NullMarked;
