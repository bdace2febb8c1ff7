/** Tests of places in texts. */
@org.jspecify.annotations.NullMarked
package org.cascade.lang.source;
