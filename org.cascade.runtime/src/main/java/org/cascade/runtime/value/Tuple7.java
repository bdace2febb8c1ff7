package org.cascade.runtime.value;

/** A tuple of seven members, {@code t.0} to {@code t.6} in the language. */
public record Tuple7<A, B, C, D, E, F, G>(A a0, B a1, C a2, D a3, E a4, F a5, G a6)
    implements Tuple {
  @Override
  public int arity() {
    return 7;
  }

  @Override
  public Object member(int index) {
    return switch (index) {
      case 0 -> a0;
      case 1 -> a1;
      case 2 -> a2;
      case 3 -> a3;
      case 4 -> a4;
      case 5 -> a5;
      case 6 -> a6;
      default -> throw Tuple.noMember(this, index);
    };
  }

  @Override
  public String toString() {
    return Show.show(this);
  }
}
