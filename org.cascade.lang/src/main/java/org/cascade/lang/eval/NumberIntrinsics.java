package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.integer;
import static org.cascade.lang.eval.Arguments.real;

import java.util.List;

/** Functions of Int and Real. */
final class NumberIntrinsics {
  private NumberIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Ints")
        .add("abs", (m, a) -> Value.of(Arithmetic.absolute(integer(a, 0))))
        .add("min", (m, a) -> Value.of(Math.min(integer(a, 0), integer(a, 1))))
        .add("max", (m, a) -> Value.of(Math.max(integer(a, 0), integer(a, 1))))
        .add("clamp", NumberIntrinsics::clampInt)
        .add("toReal", (m, a) -> Value.of((double) integer(a, 0)))
        .add("toInt", (m, a) -> a.get(0))
        .add("range", (m, a) -> Operations.range(m, integer(a, 0), integer(a, 1)));
    table
        .of("Reals")
        .add("abs", (m, a) -> Value.of(Math.abs(real(a, 0))))
        .add("min", (m, a) -> Value.of(Math.min(real(a, 0), real(a, 1))))
        .add("max", (m, a) -> Value.of(Math.max(real(a, 0), real(a, 1))))
        .add("clamp", NumberIntrinsics::clampReal)
        .add("toReal", (m, a) -> a.get(0))
        .add("toInt", (m, a) -> Value.of(Arithmetic.toInt(real(a, 0))))
        .add("floor", (m, a) -> Value.of(Math.floor(real(a, 0))))
        .add("ceil", (m, a) -> Value.of(Math.ceil(real(a, 0))))
        .add("round", (m, a) -> Value.of(round(real(a, 0))))
        .add("sqrt", (m, a) -> Value.of(Math.sqrt(real(a, 0))))
        .add("isNan", (m, a) -> Value.of(Double.isNaN(real(a, 0))))
        .add("isFinite", (m, a) -> Value.of(Double.isFinite(real(a, 0))));
  }

  private static Value clampInt(Machine machine, List<Value> args) {
    long low = integer(args, 1);
    long high = integer(args, 2);
    if (low > high) {
      throw new Signal.Fault("clamp from " + low + " to " + high + ": the range is empty");
    }
    return Value.of(Math.max(low, Math.min(high, integer(args, 0))));
  }

  private static Value clampReal(Machine machine, List<Value> args) {
    double low = real(args, 1);
    double high = real(args, 2);
    if (!(low <= high)) {
      throw new Signal.Fault(
          "clamp from "
              + ValueText.show(low)
              + " to "
              + ValueText.show(high)
              + ": the range is empty");
    }
    return Value.of(Math.max(low, Math.min(high, real(args, 0))));
  }

  private static double round(double a) {
    double down = Math.floor(Math.abs(a));
    double nearest = Math.abs(a) - down >= 0.5 ? down + 1.0 : down;
    return Math.copySign(nearest, a);
  }
}
