/** What happens to texts and editors at the server's word: edits, and opening places. */
package org.cascade.lang.ui.edit;
