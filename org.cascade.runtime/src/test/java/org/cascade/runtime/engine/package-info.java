/**
 * Transactions, streams and parallel work on whole engines, alone and among threads and processes.
 */
@NullMarked
package org.cascade.runtime.engine;

import org.jspecify.annotations.NullMarked;
