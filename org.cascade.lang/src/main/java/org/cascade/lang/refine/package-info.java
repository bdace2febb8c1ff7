/**
 * Judges the claims of core: proved, refuted or unknown, and tells the user. Does not change core,
 * and makes no claims: lowering does.
 */
@NullMarked
package org.cascade.lang.refine;

import org.jspecify.annotations.NullMarked;
