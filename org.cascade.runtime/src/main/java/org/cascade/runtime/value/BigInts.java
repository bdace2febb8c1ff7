package org.cascade.runtime.value;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Arithmetic of {@code BigInt}, whole numbers of any size. */
public final class BigInts {
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

  private BigInts() {}

  public static BigInteger of(long value) {
    return BigInteger.valueOf(value);
  }

  public static Result<BigInteger, String> parse(String text) {
    return DIGITS.matcher(text).matches()
        ? Result.ok(new BigInteger(text))
        : Result.err(Show.quoted(text) + " is not a BigInt");
  }

  public static BigInteger add(BigInteger a, BigInteger b) {
    return a.add(b);
  }

  public static BigInteger sub(BigInteger a, BigInteger b) {
    return a.subtract(b);
  }

  public static BigInteger mul(BigInteger a, BigInteger b) {
    return a.multiply(b);
  }

  /** The quotient, truncated towards zero. */
  public static BigInteger div(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new Abort("division by zero: " + a + " / 0");
    }
    return a.divide(b);
  }

  /** The remainder of {@link #div}; it has the sign of {@code a}. */
  public static BigInteger rem(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new Abort("division by zero: " + a + " % 0");
    }
    return a.remainder(b);
  }

  public static BigInteger neg(BigInteger a) {
    return a.negate();
  }

  public static BigInteger pow(BigInteger base, long exponent) {
    if (exponent < 0 || exponent > Integer.MAX_VALUE) {
      throw new Abort("exponent out of range: " + base + " ^ " + exponent);
    }
    return base.pow((int) exponent);
  }

  public static BigInteger abs(BigInteger a) {
    return a.abs();
  }

  public static BigInteger min(BigInteger a, BigInteger b) {
    return a.min(b);
  }

  public static BigInteger max(BigInteger a, BigInteger b) {
    return a.max(b);
  }

  public static int compare(BigInteger a, BigInteger b) {
    return a.compareTo(b);
  }

  /** The number as an {@code Int}; aborts where it does not fit. */
  public static long toInt(BigInteger a) {
    if (a.bitLength() > 63) {
      throw new Abort("integer overflow: " + a + " does not fit Int");
    }
    return a.longValue();
  }

  public static double toReal(BigInteger a) {
    return a.doubleValue();
  }

  public static String show(BigInteger a) {
    return a.toString();
  }
}
