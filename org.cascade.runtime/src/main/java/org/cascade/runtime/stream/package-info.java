/**
 * Events in the order of commits: triggers, histories, subscribers.
 *
 * <p>How commits become ordered and durable does not belong here.
 */
@NullMarked
package org.cascade.runtime.stream;

import org.jspecify.annotations.NullMarked;
