/**
 * One class per rule that needs the whole program typed: effects, first values of states, shapes of
 * types. What concerns a single expression is found by inference, what is proved by refine.
 */
@NullMarked
package org.cascade.lang.check;

import org.jspecify.annotations.NullMarked;
