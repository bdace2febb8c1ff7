/** What users may set. Every setting has a default that suits most. */
@NullMarked
package org.cascade.lang.ide.settings;

import org.jspecify.annotations.NullMarked;
