/**
 * The connection to the language server: its process, what is open, and where places are. Knows no
 * feature and no editor.
 */
package org.cascade.lang.ui.client;
