/** What a file declares, as a tree and in lists to choose from. */
package org.cascade.lang.ui.outline;
