/** The values that programs compute with, against simple models of them. */
@NullMarked
package org.cascade.runtime.value;

import org.jspecify.annotations.NullMarked;
