package org.cascade.runtime.value;

/** Any tuple, seen through its members by position; what showing and ordering work on. */
public sealed interface Tuple extends Shown
    permits Tuple2, Tuple3, Tuple4, Tuple5, Tuple6, Tuple7, Tuple8 {
  /** The number of members, 2 to 8. */
  int arity();

  /** The member at a position, from 0. */
  Object member(int index);

  @Override
  default void show(StringBuilder out) {
    out.append('(');
    for (int i = 0; i < arity(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      Show.nested(out, member(i));
    }
    out.append(')');
  }

  /** The failure of asking for a member that a tuple does not have. */
  static IndexOutOfBoundsException noMember(Tuple tuple, int index) {
    return new IndexOutOfBoundsException(
        "a tuple of " + tuple.arity() + " members has no member " + index);
  }
}
