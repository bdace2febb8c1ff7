package org.cascade.lang.refine.smt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Primitive;

/**
 * Doubles as a number and a flag. Infinity is a number beyond all finite ones; of a sum, product or
 * quotient is known that it is the exact one rounded, and of rounding that it keeps order and every
 * double.
 */
final class RealEncoder {
  /** More pairs of roundings and values than this are not compared; less is then known. */
  private static final int MAX_PAIRS = 400;

  private static final int MAX_CONSTANTS = 5;

  /** With more roundings than this, only constants that occur are bounds. */
  private static final int MAX_DERIVING = 8;

  private static final Smt ZERO = Smt.real(BigInteger.ZERO);
  private static final Smt ONE = Smt.real(BigInteger.ONE);
  private static final Smt INFINITY = Smt.apply("infinity", Smt.Sort.REAL);
  private static final Smt LARGEST = Smt.apply("largest", Smt.Sort.REAL);

  private final Encoder encoder;
  private final Set<Smt> values = new LinkedHashSet<>();
  private final Set<Rounding> roundings = new LinkedHashSet<>();
  private final Map<Smt, Double> constants = new LinkedHashMap<>();

  /**
   * A result that is an exact number rounded.
   *
   * @param applies whether it is at all, and not an infinity or NaN by rule
   */
  private record Rounding(Smt applies, Smt exact, Smt result) {}

  RealEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  static Smt number(Smt value) {
    return Smt.apply("number", Smt.Sort.REAL, value);
  }

  static Smt isNan(Smt value) {
    return Smt.apply("nan", Smt.Sort.BOOL, value);
  }

  static Smt isInfinite(Smt value, boolean positive) {
    return number(value).equal(positive ? INFINITY : INFINITY.negated());
  }

  private static Smt isFinite(Smt value) {
    return isNan(value).not().and(number(value).within(LARGEST.negated(), LARGEST));
  }

  // ---- values ----

  void note(Smt value) {
    if (!values.add(value)) {
      return;
    }
    if (values.size() == 1) {
      BigInteger integers = BigInteger.ONE.shiftLeft(64);
      encoder.assume(Smt.real(integers).less(LARGEST));
      encoder.assume(LARGEST.less(INFINITY));
    }
    Smt number = number(value);
    Smt inside = number.within(LARGEST.negated(), LARGEST);
    encoder.assume(inside.or(isInfinite(value, true)).or(isInfinite(value, false)));
  }

  Smt constant(double value) {
    Smt constant = encoder.call(value, Smt.Sort.FLOAT, List.of());
    encoder.assume(Double.isNaN(value) ? isNan(constant) : isNan(constant).not());
    if (Double.isInfinite(value)) {
      encoder.assume(isInfinite(constant, value > 0));
    } else if (!Double.isNaN(value)) {
      constants.put(constant, value);
      Smt exact = exact(value);
      encoder.assume(number(constant).equal(exact));
      encoder.assume(exact.within(LARGEST.negated(), LARGEST));
    }
    if (value == 0.0) {
      // The two zeros are equal, but not the same.
      Smt minus = Smt.apply("minusZero", Smt.Sort.BOOL, constant);
      encoder.assume(Double.compare(value, 0.0) == 0 ? minus.not() : minus);
    }
    return constant;
  }

  /** The factor that multiplying by this value comes to, if it is a constant. */
  private Optional<Smt> factor(Smt value) {
    return Optional.ofNullable(constants.get(value)).map(RealEncoder::exact);
  }

  private Optional<Smt> inverse(Smt value) {
    return factor(value)
        .filter(f -> f.number.signum() != 0)
        .map(f ->
            f.number.signum() > 0
                ? Smt.real(f.denominator(), f.number)
                : Smt.real(f.denominator().negate(), f.number.negate()));
  }

  private static Smt exact(double value) {
    BigDecimal exact = new BigDecimal(value);
    return exact.scale() <= 0
        ? Smt.real(exact.toBigIntegerExact())
        : Smt.real(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
  }

  // ---- comparisons ----

  Smt less(Smt left, Smt right) {
    return areNumbers(left, right).and(number(left).less(number(right)));
  }

  Smt atMost(Smt left, Smt right) {
    return areNumbers(left, right).and(number(left).atMost(number(right)));
  }

  Smt equal(List<Smt> args) {
    compare(args.get(0), args.get(1));
    return equal(args.get(0), args.get(1));
  }

  private static Smt equal(Smt left, Smt right) {
    return areNumbers(left, right).and(number(left).equal(number(right)));
  }

  private static Smt areNumbers(Smt left, Smt right) {
    return isNan(left).not().and(isNan(right).not());
  }

  /** Equal numbers other than zero are the same double, and there is one NaN. */
  void compare(Smt left, Smt right) {
    Smt nonZero = number(left).equal(ZERO).not();
    Smt same = isNan(left).and(isNan(right)).or(equal(left, right).and(nonZero));
    encoder.assume(same.implies(left.equal(right)));
  }

  // ---- arithmetic ----

  Smt operation(Primitive op, List<Smt> args) {
    Smt result = encoder.call(op, Smt.Sort.FLOAT, args);
    Smt x = args.getFirst();
    if (op == Primitive.REAL_NEGATE) {
      encoder.assume(iff(isNan(result), isNan(x)));
      encoder.assume(number(result).equal(number(x).negated()));
      return result;
    }
    Smt y = args.get(1);
    switch (op) {
      case REAL_ADD -> sum(result, x, y, true);
      case REAL_SUBTRACT -> sum(result, x, y, false);
      case REAL_MULTIPLY -> product(result, x, y);
      default -> quotient(result, x, y);
    }
    return result;
  }

  private static Smt iff(Smt left, Smt right) {
    return left.implies(right).and(right.implies(left));
  }

  private void sum(Smt result, Smt x, Smt y, boolean plus) {
    Smt opposite =
        isInfinite(x, true)
            .and(isInfinite(y, !plus))
            .or(isInfinite(x, false).and(isInfinite(y, plus)));
    encoder.assume(iff(isNan(result), isNan(x).or(isNan(y)).or(opposite)));
    Smt known = isNan(result).not();
    Smt up = isInfinite(x, true).or(isInfinite(y, plus));
    Smt down = isInfinite(x, false).or(isInfinite(y, !plus));
    encoder.assume(known.and(up).implies(isInfinite(result, true)));
    encoder.assume(known.and(down).implies(isInfinite(result, false)));
    Smt exact = plus ? number(x).plus(number(y)) : number(x).minus(number(y));
    Smt finite = isFinite(x).and(isFinite(y));
    rounded(finite, exact, result);
    // A sum of doubles is never too small to be one.
    encoder.assume(finite.and(exact.equal(ZERO).not()).implies(number(result).equal(ZERO).not()));
  }

  private void product(Smt result, Smt x, Smt y) {
    Smt zeroTimes = number(x).equal(ZERO).and(isFinite(y).not());
    Smt timesZero = number(y).equal(ZERO).and(isFinite(x).not());
    Smt nan = isNan(x).or(isNan(y)).or(zeroTimes).or(timesZero);
    encoder.assume(iff(isNan(result), nan));
    Smt known = isNan(result).not();
    Smt infinite = isFinite(x).not().or(isFinite(y).not());
    Smt up = equalSigns(x, y);
    Smt down = otherSigns(x, y);
    encoder.assume(known.and(infinite).and(up).implies(isInfinite(result, true)));
    encoder.assume(known.and(infinite).and(down).implies(isInfinite(result, false)));
    Smt exact =
        factor(y)
            .map(f -> number(x).times(f))
            .or(() -> factor(x).map(f -> number(y).times(f)))
            .orElseGet(() -> Smt.apply("product", Smt.Sort.REAL, number(x), number(y)));
    signs(x, y, exact);
    List.of(List.of(x, y), List.of(y, x)).forEach(p -> scaled(p.get(0), p.get(1), exact));
    rounded(isFinite(x).and(isFinite(y)), exact, result);
  }

  private void quotient(Smt result, Smt x, Smt y) {
    Smt zeros = number(x).equal(ZERO).and(number(y).equal(ZERO));
    Smt infinities = isFinite(x).not().and(isFinite(y).not());
    encoder.assume(iff(isNan(result), isNan(x).or(isNan(y)).or(zeros).or(infinities)));
    Smt known = isNan(result).not();
    // By a zero of either sign, which the number does not tell.
    Smt either = isInfinite(result, true).or(isInfinite(result, false));
    encoder.assume(known.and(number(y).equal(ZERO)).implies(either));
    Smt infinite = known.and(isFinite(x).not());
    encoder.assume(infinite.and(equalSigns(x, y)).implies(isInfinite(result, true)));
    encoder.assume(infinite.and(otherSigns(x, y)).implies(isInfinite(result, false)));
    encoder.assume(known.and(isFinite(y).not()).implies(number(result).equal(ZERO)));
    Smt exact =
        inverse(y)
            .map(f -> number(x).times(f))
            .orElseGet(() -> Smt.apply("ratio", Smt.Sort.REAL, number(x), number(y)));
    signs(x, y, exact);
    Smt large = ONE.atMost(number(y)).or(number(y).atMost(ONE.negated()));
    encoder.assume(large.implies(isSmaller(exact, number(x))));
    Smt divides = isFinite(x).and(isFinite(y)).and(number(y).equal(ZERO).not());
    rounded(divides, exact, result);
  }

  private static Smt equalSigns(Smt x, Smt y) {
    Smt up = ZERO.less(number(x)).and(ZERO.less(number(y)));
    return up.or(number(x).less(ZERO).and(number(y).less(ZERO)));
  }

  private static Smt otherSigns(Smt x, Smt y) {
    Smt first = ZERO.less(number(x)).and(number(y).less(ZERO));
    return first.or(number(x).less(ZERO).and(ZERO.less(number(y))));
  }

  /** Of an exact product or quotient. */
  private void signs(Smt x, Smt y, Smt exact) {
    encoder.assume(equalSigns(x, y).implies(ZERO.less(exact)));
    encoder.assume(otherSigns(x, y).implies(exact.less(ZERO)));
    encoder.assume(number(x).equal(ZERO).implies(exact.equal(ZERO)));
  }

  private void scaled(Smt x, Smt factor, Smt exact) {
    Smt small = number(factor).within(ONE.negated(), ONE);
    encoder.assume(small.implies(isSmaller(exact, number(x))));
    Smt grows = ONE.atMost(number(factor)).and(ZERO.atMost(number(x)));
    encoder.assume(grows.implies(number(x).atMost(exact)));
    encoder.assume(number(factor).equal(ZERO).implies(exact.equal(ZERO)));
  }

  private static Smt isSmaller(Smt value, Smt bound) {
    Smt up = bound.less(ZERO).not().and(value.within(bound.negated(), bound));
    return up.or(bound.less(ZERO).and(value.within(bound, bound.negated())));
  }

  // ---- rounding ----

  private void rounded(Smt applies, Smt exact, Smt result) {
    encoder.assume(applies.implies(isNan(result).not()));
    roundings.add(new Rounding(applies, exact, result));
  }

  /** Says what rounding keeps, of all values that occurred. */
  void finish() {
    int pairs = 0;
    Set<Double> derived = roundings.size() <= MAX_DERIVING ? derived() : Set.of();
    for (Rounding r : roundings) {
      Smt number = number(r.result());
      keeps(r, number, ZERO, Smt.TRUE);
      derived.forEach(d -> keeps(r, number, exact(d), Smt.TRUE));
      for (Smt value : values) {
        pairs++;
        if (pairs <= MAX_PAIRS) {
          keeps(r, number, number(value), isNan(value).not());
          keeps(r, number, number(value).negated(), isNan(value).not());
        }
      }
      for (Rounding other : roundings) {
        pairs++;
        if (other != r && pairs <= MAX_PAIRS) {
          Smt both = r.applies().and(other.applies());
          Smt order = number.atMost(number(other.result()));
          encoder.assume(both.and(r.exact().atMost(other.exact())).implies(order));
        }
      }
    }
  }

  /** Doubles that constants come to when they are put together, as bounds of what is rounded. */
  private Set<Double> derived() {
    List<Double> known = constants.values().stream().distinct().limit(MAX_CONSTANTS).toList();
    Set<Double> all = new LinkedHashSet<>();
    for (double a : known) {
      for (double b : known) {
        all.addAll(List.of(a + b, a - b, a * b));
      }
    }
    all.removeIf(d -> !Double.isFinite(d) || d == 0.0 || known.contains(d));
    return all;
  }

  private void keeps(Rounding r, Smt result, Smt value, Smt isNumber) {
    Smt applies = r.applies().and(isNumber);
    encoder.assume(applies.and(r.exact().atMost(value)).implies(result.atMost(value)));
    encoder.assume(applies.and(value.atMost(r.exact())).implies(value.atMost(result)));
  }
}
