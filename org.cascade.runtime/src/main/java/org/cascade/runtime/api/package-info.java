/**
 * What generated code sees of spaces, transactions, streams and storage.
 *
 * <p>Small and stable: how any of it works stands in the other packages.
 */
@NullMarked
package org.cascade.runtime.api;

import org.jspecify.annotations.NullMarked;
