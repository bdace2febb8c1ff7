/**
 * The engine behind every space: its interface, and the embedded one.
 *
 * <p>What generated code calls does not belong here: that is {@code api}.
 */
@NullMarked
package org.cascade.runtime.engine;

import org.jspecify.annotations.NullMarked;
