/** Who calls whom. */
package org.cascade.lang.ui.hierarchy;
