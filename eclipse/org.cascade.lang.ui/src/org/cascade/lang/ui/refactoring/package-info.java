/** Renaming, with a preview. */
package org.cascade.lang.ui.refactoring;
