/** Where names are used, in the workbench's view of searches. */
package org.cascade.lang.ui.search;
