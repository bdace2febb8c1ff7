/** The command line as its users see it: what it prints, and its exit codes. */
@NullMarked
package org.cascade.lang.tests.cli;

import org.jspecify.annotations.NullMarked;
