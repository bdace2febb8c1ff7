/** Shows the server's Markdown in windows of the workbench's own widgets. */
package org.cascade.lang.ui.markdown;
