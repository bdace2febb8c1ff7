/**
 * Binds the language server to the Eclipse workbench.
 *
 * <p>Only bindings belong here. What an editor shows or offers is decided in {@code
 * org.cascade.lang.ide}, so that every editor gets the same.
 */
@NullMarked
package org.cascade.lang.ui;

import org.jspecify.annotations.NullMarked;
