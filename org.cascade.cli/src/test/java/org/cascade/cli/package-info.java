/** What the command keeps between runs, and how it shows diagnostics. */
@NullMarked
package org.cascade.cli;

import org.jspecify.annotations.NullMarked;
