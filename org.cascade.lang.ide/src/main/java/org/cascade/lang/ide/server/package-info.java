/** The protocol: what comes from an editor goes to the feature it is for. No feature is in here. */
@NullMarked
package org.cascade.lang.ide.server;

import org.jspecify.annotations.NullMarked;
