/**
 * Spaces as the compiler would generate them, for tests of the runtime.
 *
 * <p>Tests themselves do not belong here.
 */
@NullMarked
package org.cascade.runtime.sample;

import org.jspecify.annotations.NullMarked;
