/** Tests of what is measured. */
@NullMarked
package org.cascade.runtime.metrics;

import org.jspecify.annotations.NullMarked;
