package org.cascade.runtime.value;

/** Arithmetic of {@code Int}: 64-bit signed, aborting where a result does not fit. */
public final class Ints {
  private Ints() {}

  public static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw overflow(a, "+", b);
    }
    return sum;
  }

  public static long sub(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw overflow(a, "-", b);
    }
    return difference;
  }

  public static long mul(long a, long b) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) != product >> 63) {
      throw overflow(a, "*", b);
    }
    return product;
  }

  /** The quotient, truncated towards zero. */
  public static long div(long a, long b) {
    if (b == 0) {
      throw new Abort("division by zero: " + a + " / 0");
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw overflow(a, "/", b);
    }
    return a / b;
  }

  /** The remainder of {@link #div}; it has the sign of {@code a}. */
  public static long rem(long a, long b) {
    if (b == 0) {
      throw new Abort("division by zero: " + a + " % 0");
    }
    return a % b;
  }

  public static long neg(long a) {
    if (a == Long.MIN_VALUE) {
      throw doesNotFit("-(" + a + ")");
    }
    return -a;
  }

  /** The power; aborts on overflow and on a negative exponent. */
  public static long pow(long base, long exponent) {
    if (exponent < 0) {
      throw new Abort("negative exponent: " + base + " ^ " + exponent + " is not an Int");
    }
    if (base == 2 && exponent < 63) {
      return 1L << exponent;
    }
    try {
      return powExact(base, exponent);
    } catch (ArithmeticException tooBig) {
      throw overflow(base, "^", exponent);
    }
  }

  private static long powExact(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = Math.multiplyExact(result, square);
      }
      if (rest > 1) {
        square = Math.multiplyExact(square, square);
      }
    }
    return result;
  }

  public static long abs(long a) {
    if (a == Long.MIN_VALUE) {
      throw doesNotFit("abs(" + a + ")");
    }
    return Math.abs(a);
  }

  public static long min(long a, long b) {
    return Math.min(a, b);
  }

  public static long max(long a, long b) {
    return Math.max(a, b);
  }

  /** The nearest number to {@code a} in {@code low} to {@code high}, both inclusive. */
  public static long clamp(long a, long low, long high) {
    if (low > high) {
      throw new Abort("clamp from " + low + " to " + high + ": the range is empty");
    }
    return Math.max(low, Math.min(high, a));
  }

  public static double toReal(long a) {
    return (double) a;
  }

  public static long toInt(long a) {
    return a;
  }

  /** The numbers from {@code from} up to but without {@code to}, without storing them. */
  public static Array<Long> range(long from, long to) {
    return Array.range(from, to);
  }

  private static Abort overflow(long a, String operator, long b) {
    return doesNotFit(a + " " + operator + " " + (b < 0 ? "(" + b + ")" : b));
  }

  private static Abort doesNotFit(String expression) {
    return new Abort("integer overflow: " + expression + " does not fit Int");
  }
}
