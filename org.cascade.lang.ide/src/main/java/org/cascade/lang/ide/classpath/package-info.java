/** The Java libraries that the programs of a folder may use, as its {@code pom.xml} names them. */
@NullMarked
package org.cascade.lang.ide.classpath;

import org.jspecify.annotations.NullMarked;
