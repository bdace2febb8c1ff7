/**
 * The files an editor works on, and what the compiler found out of them. Nothing here answers
 * requests: features do, from a {@link org.cascade.lang.ide.workspace.Snapshot}.
 */
@NullMarked
package org.cascade.lang.ide.workspace;

import org.jspecify.annotations.NullMarked;
