package org.cascade.runtime.value;

/** A tuple of three members, {@code t.0} to {@code t.2} in the language. */
public record Tuple3<A, B, C>(A a0, B a1, C a2) implements Tuple {
  @Override
  public int arity() {
    return 3;
  }

  @Override
  public Object member(int index) {
    return switch (index) {
      case 0 -> a0;
      case 1 -> a1;
      case 2 -> a2;
      default -> throw Tuple.noMember(this, index);
    };
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
