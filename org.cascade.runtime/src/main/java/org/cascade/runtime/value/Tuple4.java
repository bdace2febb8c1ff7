package org.cascade.runtime.value;

/** A tuple of four members, {@code t.0} to {@code t.3} in the language. */
public record Tuple4<A, B, C, D>(A a0, B a1, C a2, D a3) implements Tuple {
  @Override
  public int arity() {
    return 4;
  }

  @Override
  public Object member(int index) {
    return switch (index) {
      case 0 -> a0;
      case 1 -> a1;
      case 2 -> a2;
      case 3 -> a3;
      default -> throw Tuple.noMember(this, index);
    };
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
