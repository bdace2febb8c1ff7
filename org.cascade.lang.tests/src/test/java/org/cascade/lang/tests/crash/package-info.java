/**
 * Programs whose process is killed: the whole way from source through the command to a data
 * directory. How one part of the runtime recovers is tested in the runtime itself.
 */
@NullMarked
package org.cascade.lang.tests.crash;

import org.jspecify.annotations.NullMarked;
