package org.cascade.runtime.store;

import org.cascade.runtime.codec.Codec;

/** What is known of a stream that a type of space declares: what kind of events it has. */
public record StreamSchema(String name, Codec<?> event) {}
