package org.cascade.runtime.value;

/** A tuple of two members, {@code t.0} and {@code t.1} in the language. */
public record Tuple2<A, B>(A a0, B a1) implements Tuple {
  @Override
  public int arity() {
    return 2;
  }

  @Override
  public Object member(int index) {
    return switch (index) {
      case 0 -> a0;
      case 1 -> a1;
      default -> throw Tuple.noMember(this, index);
    };
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
