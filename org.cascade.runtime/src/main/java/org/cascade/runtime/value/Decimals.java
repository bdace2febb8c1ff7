package org.cascade.runtime.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Arithmetic of {@code Decimal}, decimal numbers of any size.
 *
 * <p>Values are kept without trailing zeros, so that {@code 1.50} equals {@code 1.5} as a key too;
 * {@link #toFixed} writes a given number of places. Sums, differences and products are exact;
 * quotients have 34 significant digits, rounded half to even.
 */
public final class Decimals {
  private static final MathContext PRECISION = MathContext.DECIMAL128;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,6})?");
  private static final int MAX_PLACES = 10_000;

  private Decimals() {}

  public static BigDecimal of(long value) {
    return canonical(BigDecimal.valueOf(value));
  }

  /** The shortest decimal that reads back as this real; aborts on NaN and infinities. */
  public static BigDecimal of(double value) {
    if (!Double.isFinite(value)) {
      throw new Abort(Show.show(value) + " is not a Decimal");
    }
    return canonical(BigDecimal.valueOf(value));
  }

  public static BigDecimal of(BigInteger value) {
    return canonical(new BigDecimal(value));
  }

  public static Result<BigDecimal, String> parse(String text) {
    return NUMBER.matcher(text).matches()
        ? Result.ok(canonical(new BigDecimal(text)))
        : Result.err(Show.quoted(text) + " is not a Decimal");
  }

  /** The one representation of a number; Java code that makes a Decimal itself passes it here. */
  public static BigDecimal canonical(BigDecimal value) {
    return value.stripTrailingZeros();
  }

  public static BigDecimal add(BigDecimal a, BigDecimal b) {
    return canonical(a.add(b));
  }

  public static BigDecimal sub(BigDecimal a, BigDecimal b) {
    return canonical(a.subtract(b));
  }

  public static BigDecimal mul(BigDecimal a, BigDecimal b) {
    return canonical(a.multiply(b));
  }

  public static BigDecimal div(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new Abort("division by zero: " + show(a) + " / 0");
    }
    return canonical(a.divide(b, PRECISION));
  }

  /** What is left after dividing to a whole number; it has the sign of {@code a}. */
  public static BigDecimal rem(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new Abort("division by zero: " + show(a) + " % 0");
    }
    return canonical(a.remainder(b));
  }

  public static BigDecimal neg(BigDecimal a) {
    return a.negate();
  }

  /** The power, exact; the exponent is 0 to 999,999,999. */
  public static BigDecimal pow(BigDecimal base, long exponent) {
    if (exponent < 0 || exponent > 999_999_999) {
      throw new Abort("exponent out of range: " + show(base) + " ^ " + exponent);
    }
    return canonical(base.pow((int) exponent));
  }

  public static BigDecimal abs(BigDecimal a) {
    return a.abs();
  }

  public static BigDecimal min(BigDecimal a, BigDecimal b) {
    return a.min(b);
  }

  public static BigDecimal max(BigDecimal a, BigDecimal b) {
    return a.max(b);
  }

  public static int compare(BigDecimal a, BigDecimal b) {
    return a.compareTo(b);
  }

  /** The number rounded to some places after the point, half to even. */
  public static BigDecimal round(BigDecimal a, long places) {
    return canonical(a.setScale(checkedPlaces(places), RoundingMode.HALF_EVEN));
  }

  /** The number rounded as by {@link #round} and written with exactly that many places. */
  public static String toFixed(BigDecimal a, long places) {
    return a.setScale(checkedPlaces(places), RoundingMode.HALF_EVEN).toPlainString();
  }

  private static int checkedPlaces(long places) {
    if (places < 0 || places > MAX_PLACES) {
      throw new Abort(places + " places: a Decimal has 0 to " + MAX_PLACES);
    }
    return (int) places;
  }

  /** The number without its fraction; aborts where that is not an {@code Int}. */
  public static long toInt(BigDecimal a) {
    return BigInts.toInt(a.toBigInteger());
  }

  public static double toReal(BigDecimal a) {
    return a.doubleValue();
  }

  public static String show(BigDecimal a) {
    return Math.abs((long) a.scale()) > MAX_PLACES ? a.toString() : a.toPlainString();
  }
}
