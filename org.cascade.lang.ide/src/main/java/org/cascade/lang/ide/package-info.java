/** The language server: its set-up and bindings. What it answers is in one package per feature. */
package org.cascade.lang.ide;
