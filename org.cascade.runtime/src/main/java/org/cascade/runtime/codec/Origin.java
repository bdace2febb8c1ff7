package org.cascade.runtime.codec;

/**
 * Where bytes come from: what their references refer to, which program's types they are of, and
 * what to say of damage that is found when their reader has long returned.
 */
public record Origin(References references, ValueTypes types, Place place) {
  /** A place in a file. */
  @FunctionalInterface
  public interface Place {
    /** What to throw where bytes from there turn out not to be what was written. */
    RuntimeException damaged(MalformedInput found);
  }

  static Origin of(References references, ValueTypes types) {
    return new Origin(references, types, found -> found);
  }
}
