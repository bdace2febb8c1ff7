/** What the compiler tells its user: codes, messages, places, fixes. Rendering is not here. */
@NullMarked
package org.cascade.lang.diagnostics;

import org.jspecify.annotations.NullMarked;
