/** What the compiler has to say, as editors show it. */
@NullMarked
package org.cascade.lang.ide.diagnostics;

import org.jspecify.annotations.NullMarked;
