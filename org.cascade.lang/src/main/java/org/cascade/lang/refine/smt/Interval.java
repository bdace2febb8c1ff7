package org.cascade.lang.refine.smt;

import java.math.BigInteger;

/** From where to where a number lies, by its form alone. */
record Interval(BigInteger low, BigInteger high) {
  private static final Interval ANY_INT = of(Long.MIN_VALUE, Long.MAX_VALUE);

  private static Interval of(long low, long high) {
    return new Interval(BigInteger.valueOf(low), BigInteger.valueOf(high));
  }

  static Interval of(Smt number) {
    return switch (number.op) {
      case NUMBER -> new Interval(number.number, number.number);
      case APPLY -> number.name.equals(Encoder.LENGTH) ? of(0, Encoder.MAX_LENGTH) : ANY_INT;
      case ADD -> {
        Interval a = of(number.args.get(0));
        Interval b = of(number.args.get(1));
        yield new Interval(a.low.add(b.low), a.high.add(b.high));
      }
      case SUBTRACT -> {
        Interval a = of(number.args.get(0));
        Interval b = of(number.args.get(1));
        yield new Interval(a.low.subtract(b.high), a.high.subtract(b.low));
      }
      case MULTIPLY -> product(of(number.args.get(0)), of(number.args.get(1)));
      case IF -> {
        Interval a = of(number.args.get(1));
        Interval b = of(number.args.get(2));
        yield new Interval(a.low.min(b.low), a.high.max(b.high));
      }
      default -> ANY_INT;
    };
  }

  private static Interval product(Interval a, Interval b) {
    BigInteger one = a.low.multiply(b.low);
    BigInteger two = a.low.multiply(b.high);
    BigInteger three = a.high.multiply(b.low);
    BigInteger four = a.high.multiply(b.high);
    return new Interval(one.min(two).min(three).min(four), one.max(two).max(three).max(four));
  }

  boolean fits() {
    return low.compareTo(ANY_INT.low) >= 0 && high.compareTo(ANY_INT.high) <= 0;
  }
}
