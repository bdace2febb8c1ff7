package org.cascade.runtime.api;

import org.cascade.runtime.engine.SpaceHandle;

/** What a space is made from: given to its constructor, and handed on to {@link Space}. */
public record Self(SpaceHandle handle) {}
