/**
 * Holds the shape of the code base: who may use whom, how long things may get, what must have a
 * page or a case. What the language means is tested elsewhere.
 */
@NullMarked
package org.cascade.lang.tests.architecture;

import org.jspecify.annotations.NullMarked;
