/** Values of a stopped program as Cascade writes them, their parts, and expressions over them. */
@org.jspecify.annotations.NullMarked
package org.cascade.lang.ide.debug.values;
