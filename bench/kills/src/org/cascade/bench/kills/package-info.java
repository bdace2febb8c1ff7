/** A compiled program that is killed again and again, and what it finds afterwards. */
package org.cascade.bench.kills;
