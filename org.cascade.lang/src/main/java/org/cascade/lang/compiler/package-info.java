/**
 * The one door to the compiler: from a request to diagnostics, core, Java and classes. Orders the
 * passes and reads files; what a pass does is not here, and neither is how results are shown.
 */
@NullMarked
package org.cascade.lang.compiler;

import org.jspecify.annotations.NullMarked;
