/** Java made from core: how it is laid out, what it says, and that it compiles and runs. */
@NullMarked
package org.cascade.lang.codegen;

import org.jspecify.annotations.NullMarked;
