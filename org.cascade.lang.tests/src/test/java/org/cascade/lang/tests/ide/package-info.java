/** What editors ask the language server, over its protocol. */
@NullMarked
package org.cascade.lang.tests.ide;

import org.jspecify.annotations.NullMarked;
