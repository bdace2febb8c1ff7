/**
 * Runs core at compile time, within budgets: values, their order and text, and what the library's
 * functions do to them. Knows nothing of syntax, files or Java source; what it cannot run because
 * only run time can, it says so.
 */
@NullMarked
package org.cascade.lang.eval;

import org.jspecify.annotations.NullMarked;
