package org.cascade.lang.eval;

import java.util.List;

/** Reads arguments of library functions, whose types inference has checked. */
final class Arguments {
  private Arguments() {}

  static long integer(List<Value> args, int i) {
    return ((Value.Int) args.get(i)).value();
  }

  static double real(List<Value> args, int i) {
    return ((Value.Real) args.get(i)).value();
  }

  static String text(List<Value> args, int i) {
    return ((Value.Text) args.get(i)).value();
  }

  static ArrayValue array(List<Value> args, int i) {
    return (ArrayValue) args.get(i);
  }
}
