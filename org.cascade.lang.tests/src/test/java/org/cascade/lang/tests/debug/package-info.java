/** What editors ask the debugger, over its protocol. */
@NullMarked
package org.cascade.lang.tests.debug;

import org.jspecify.annotations.NullMarked;
