/** What the user may set. */
package org.cascade.lang.ui.preferences;
