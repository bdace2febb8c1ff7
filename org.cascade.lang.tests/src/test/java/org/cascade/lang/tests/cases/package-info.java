/**
 * Walks the folders of {@code cases/}: programs with what is expected of them. A new case is a file
 * there, never Java here.
 */
@NullMarked
package org.cascade.lang.tests.cases;

import org.jspecify.annotations.NullMarked;
