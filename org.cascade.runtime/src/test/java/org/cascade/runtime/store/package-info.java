/** What is on disk after crashes, damage and changes of types. */
@NullMarked
package org.cascade.runtime.store;

import org.jspecify.annotations.NullMarked;
