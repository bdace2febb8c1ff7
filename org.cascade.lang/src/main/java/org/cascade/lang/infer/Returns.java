package org.cascade.lang.infer;

import java.util.Optional;
import org.cascade.lang.types.Type;

/** What a function or lambda in hand returns: written, or joined from what it does return. */
final class Returns {
  private Optional<Type> written;
  private Optional<Type> joined = Optional.empty();
  private final boolean allowed;

  private Returns(Optional<Type> written, boolean allowed) {
    this.written = written;
    this.allowed = allowed;
  }

  static Returns of(Optional<Type> written) {
    return new Returns(written, true);
  }

  /** Where nothing can be returned from: the top of a file, a predicate. */
  static Returns none() {
    return new Returns(Optional.empty(), false);
  }

  boolean isAllowed() {
    return allowed;
  }

  Optional<Type> written() {
    return written;
  }

  /** What {@code return} and {@code ?} have given so far, where nothing is written. */
  Optional<Type> joined() {
    return joined;
  }

  void join(Type type) {
    joined = Optional.of(type);
  }
}
