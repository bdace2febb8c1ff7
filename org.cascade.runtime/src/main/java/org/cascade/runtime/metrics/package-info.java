/**
 * What is counted and measured while an engine runs, its names in Micrometer, and the table of
 * {@code --stats}.
 *
 * <p>Nothing is decided by what is measured here; what there is to measure belongs to the others.
 */
@NullMarked
package org.cascade.runtime.metrics;

import org.jspecify.annotations.NullMarked;
