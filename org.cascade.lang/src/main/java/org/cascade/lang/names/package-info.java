/** Symbols, scopes, modules and imports: what a name stands for before types are known. */
@NullMarked
package org.cascade.lang.names;

import org.jspecify.annotations.NullMarked;
