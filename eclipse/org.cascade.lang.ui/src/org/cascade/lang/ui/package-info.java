/**
 * Binds the language server to the Eclipse workbench.
 *
 * <p>Only bindings belong here. What an editor shows or offers is decided by the server, so that
 * every editor gets the same.
 */
package org.cascade.lang.ui;
