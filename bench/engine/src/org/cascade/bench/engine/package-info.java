/** Cascade's embedded engine and other stores, under the same work in one run. */
package org.cascade.bench.engine;
