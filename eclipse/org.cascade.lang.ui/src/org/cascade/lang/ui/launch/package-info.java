/** Running programs, with their output in the console. */
package org.cascade.lang.ui.launch;
