/** Texts as editors count them: lines, positions, versions. Nothing here knows the language. */
@NullMarked
package org.cascade.lang.ide.text;

import org.jspecify.annotations.NullMarked;
