/** The language server: its set-up and bindings. What it answers is in one package per feature. */
@NullMarked
package org.cascade.lang.ide;

import org.jspecify.annotations.NullMarked;
