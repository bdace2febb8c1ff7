/** Benchmarks: how fast the compiler is, and what it makes. Nothing here is shipped or tested. */
package org.cascade.bench;
