package org.cascade.lang.infer;

import org.cascade.lang.ast.Expr;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** The words for a type that does not fit its place, with a way out where there is a usual one. */
final class Mismatch {
  private Mismatch() {}

  /** As {@link #message(Type, Type)}, of an expression whose form tells what is missing. */
  static String message(Expr expr, Type actual, Type expected) {
    boolean dangling = expr instanceof Expr.If i && i.otherwise().isEmpty() && Types.isUnit(actual);
    return dangling
        ? "This `if` has no `else`, so it has no value, and `%s` is needed here; add `else { … }`."
            .formatted(Types.zonk(expected))
        : message(actual, expected);
  }

  static String message(Type actualOuter, Type expectedOuter) {
    Type actual = Types.zonk(actualOuter);
    Type expected = Types.zonk(expectedOuter);
    return "This is `%s`, but `%s` is needed here%s"
        .formatted(actual, expected, wayOut(actual, expected));
  }

  private static String wayOut(Type actual, Type expected) {
    if (Types.isUnit(actual)) {
      return "; it does something and has no value.";
    }
    if (Builtin.is(actual, Builtin.INT) && Builtin.is(expected, Builtin.REAL)) {
      return "; nothing is converted unasked: write `.to_real()`, or `1.0` for a literal.";
    }
    if (Builtin.is(actual, Builtin.REAL) && Builtin.is(expected, Builtin.INT)) {
      return "; write `.round()`, `.floor()` or `.to_int()` to say how.";
    }
    if (Builtin.is(expected, Builtin.STRING) && !Builtin.is(actual, Builtin.STRING)) {
      return "; write `.to_string()`, or put it into a string with `$( )`.";
    }
    if (Builtin.is(actual, Builtin.OPTION) && fits(Types.args(actual).getFirst(), expected)) {
      return "; it may be `None`: take it apart with `match`, `?` or `.or_else(…)`.";
    }
    if (Builtin.is(actual, Builtin.RESULT) && fits(Types.args(actual).getFirst(), expected)) {
      return "; it may be an `Err`: take it apart with `match`, `?` or `.or_else(…)`.";
    }
    if (Builtin.is(expected, Builtin.OPTION) && fits(actual, Types.args(expected).getFirst())) {
      return "; write `Some(…)`.";
    }
    if (Builtin.is(expected, Builtin.RESULT) && fits(actual, Types.args(expected).getFirst())) {
      return "; write `Ok(…)`.";
    }
    if (actual == Type.Special.ANY) {
      return "; match on its type: `match x { v: %s => …, _ => … }`.".formatted(expected);
    }
    if (actual instanceof Type.Fun && !(expected instanceof Type.Fun)) {
      return "; was it to be called? Write `( )` behind it.";
    }
    return ".";
  }

  private static boolean fits(Type actual, Type expected) {
    return Types.erased(actual).equals(Types.erased(expected));
  }
}
