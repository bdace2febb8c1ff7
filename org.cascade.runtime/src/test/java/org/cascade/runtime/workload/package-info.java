/**
 * What clients do at the same time where weaker isolation shows: each workload is named after what
 * would be seen.
 */
@NullMarked
package org.cascade.runtime.workload;

import org.jspecify.annotations.NullMarked;
