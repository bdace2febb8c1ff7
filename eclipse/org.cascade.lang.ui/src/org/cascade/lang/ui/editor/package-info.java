/** What the text editor shows and offers: one class per feature of the protocol. */
package org.cascade.lang.ui.editor;
