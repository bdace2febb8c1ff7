/** Sets of texts that finite automata recognise. Nothing here knows terms or solvers. */
@NullMarked
package org.cascade.lang.refine.regular;

import org.jspecify.annotations.NullMarked;
