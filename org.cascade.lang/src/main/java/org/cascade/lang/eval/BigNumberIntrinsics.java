package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.integer;
import static org.cascade.lang.eval.Arguments.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/** Functions of BigInt and Decimal. */
final class BigNumberIntrinsics {
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,6})?");
  private static final int MAX_PLACES = 10_000;

  private BigNumberIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("BigInts")
        .add("of", (m, a) -> new Value.BigInt(BigInteger.valueOf(integer(a, 0))))
        .add("parse", BigNumberIntrinsics::parseBigInt)
        .add("abs", (m, a) -> new Value.BigInt(big(a, 0).abs()))
        .add("min", (m, a) -> new Value.BigInt(big(a, 0).min(big(a, 1))))
        .add("max", (m, a) -> new Value.BigInt(big(a, 0).max(big(a, 1))))
        .add(
            "pow",
            (m, a) -> new Value.BigInt(Arithmetic.power(m.meter(), big(a, 0), integer(a, 1))))
        .add("toInt", (m, a) -> Value.of(Arithmetic.toInt(big(a, 0))))
        .add("toReal", (m, a) -> Value.of(big(a, 0).doubleValue()));
    table
        .of("Decimals")
        .add("of", (m, a) -> decimalOf(a.get(0)))
        .add("parse", BigNumberIntrinsics::parseDecimal)
        .add("abs", (m, a) -> Value.Decimal.of(decimal(a, 0).abs()))
        .add("min", (m, a) -> Value.Decimal.of(decimal(a, 0).min(decimal(a, 1))))
        .add("max", (m, a) -> Value.Decimal.of(decimal(a, 0).max(decimal(a, 1))))
        .add(
            "pow",
            (m, a) -> Value.Decimal.of(Arithmetic.power(m.meter(), decimal(a, 0), integer(a, 1))))
        .add("round", (m, a) -> Value.Decimal.of(rounded(a)))
        .add("toFixed", (m, a) -> m.text(rounded(a).toPlainString()))
        .add("toInt", (m, a) -> Value.of(Arithmetic.toInt(decimal(a, 0).toBigInteger())))
        .add("toReal", (m, a) -> Value.of(decimal(a, 0).doubleValue()));
  }

  private static BigInteger big(List<Value> args, int i) {
    return ((Value.BigInt) args.get(i)).value();
  }

  private static BigDecimal decimal(List<Value> args, int i) {
    return ((Value.Decimal) args.get(i)).value();
  }

  private static Value parseBigInt(Machine machine, List<Value> args) {
    String text = text(args, 0);
    machine.meter().steps(text.length());
    return DIGITS.matcher(text).matches()
        ? Library.ok(new Value.BigInt(new BigInteger(text)))
        : Library.err(machine.text(ValueText.quoted(text) + " is not a BigInt"));
  }

  private static Value parseDecimal(Machine machine, List<Value> args) {
    String text = text(args, 0);
    machine.meter().steps(text.length());
    return NUMBER.matcher(text).matches()
        ? Library.ok(Value.Decimal.of(new BigDecimal(text)))
        : Library.err(machine.text(ValueText.quoted(text) + " is not a Decimal"));
  }

  private static Value decimalOf(Value number) {
    return switch (number) {
      case Value.Int i -> Value.Decimal.of(BigDecimal.valueOf(i.value()));
      case Value.BigInt b -> Value.Decimal.of(new BigDecimal(b.value()));
      case Value.Real r -> {
        if (!Double.isFinite(r.value())) {
          throw new Signal.Fault(ValueText.show(r.value()) + " is not a Decimal");
        }
        yield Value.Decimal.of(BigDecimal.valueOf(r.value()));
      }
      default -> throw new IllegalStateException("no number: " + number);
    };
  }

  private static BigDecimal rounded(List<Value> args) {
    long places = integer(args, 1);
    if (places < 0 || places > MAX_PLACES) {
      throw new Signal.Fault(places + " places: a Decimal has 0 to " + MAX_PLACES);
    }
    return decimal(args, 0).setScale((int) places, RoundingMode.HALF_EVEN);
  }
}
