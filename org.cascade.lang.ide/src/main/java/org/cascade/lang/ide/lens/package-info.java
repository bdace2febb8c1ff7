/** What can be run, above what it belongs to. */
@NullMarked
package org.cascade.lang.ide.lens;

import org.jspecify.annotations.NullMarked;
