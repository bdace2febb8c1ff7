/** Edits that are offered: fixes of diagnostics, and changes of form. */
@NullMarked
package org.cascade.lang.ide.actions;

import org.jspecify.annotations.NullMarked;
