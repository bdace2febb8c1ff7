package org.cascade.lang.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of the number types, with the words of a running program where it gives up. */
final class Arithmetic {
  private static final int MAX_EXPONENT = 999_999_999;

  private Arithmetic() {}

  static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      throw overflow(a, "+", b);
    }
    return sum;
  }

  static long subtract(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      throw overflow(a, "-", b);
    }
    return difference;
  }

  static long multiply(long a, long b) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) != product >> 63) {
      throw overflow(a, "*", b);
    }
    return product;
  }

  static long divide(long a, long b) {
    if (b == 0) {
      throw new Signal.Fault("division by zero: " + a + " / 0");
    }
    if (a == Long.MIN_VALUE && b == -1) {
      throw overflow(a, "/", b);
    }
    return a / b;
  }

  static long remainder(long a, long b) {
    if (b == 0) {
      throw new Signal.Fault("division by zero: " + a + " % 0");
    }
    return a % b;
  }

  static long negate(long a) {
    if (a == Long.MIN_VALUE) {
      throw doesNotFit("-(" + a + ")");
    }
    return -a;
  }

  static long absolute(long a) {
    if (a == Long.MIN_VALUE) {
      throw doesNotFit("abs(" + a + ")");
    }
    return Math.abs(a);
  }

  static long power(long base, long exponent) {
    if (exponent < 0) {
      throw new Signal.Fault("negative exponent: " + base + " ^ " + exponent + " is not an Int");
    }
    BigInteger small = BigInteger.valueOf(base);
    if (exponent >= 64 && small.abs().compareTo(BigInteger.ONE) > 0) {
      throw overflow(base, "^", exponent);
    }
    long reduced = exponent >= 64 ? exponent % 2 == 0 ? 2 : 1 : exponent;
    BigInteger power = exponent == 0 ? BigInteger.ONE : small.pow((int) reduced);
    if (power.bitLength() > 63) {
      throw overflow(base, "^", exponent);
    }
    return power.longValue();
  }

  static long toInt(BigInteger a) {
    if (a.bitLength() > 63) {
      throw new Signal.Fault("integer overflow: " + a + " does not fit Int");
    }
    return a.longValue();
  }

  static long toInt(double a) {
    if (a >= -0x1p63 && a < 0x1p63) {
      return (long) a;
    }
    throw new Signal.Fault(ValueText.show(a) + " does not fit Int");
  }

  static BigInteger divide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new Signal.Fault("division by zero: " + a + " / 0");
    }
    return a.divide(b);
  }

  static BigInteger remainder(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new Signal.Fault("division by zero: " + a + " % 0");
    }
    return a.remainder(b);
  }

  /** Pays for the result before it is computed. */
  static BigInteger power(Meter meter, BigInteger base, long exponent) {
    if (exponent < 0 || exponent > Integer.MAX_VALUE) {
      throw new Signal.Fault("exponent out of range: " + base + " ^ " + exponent);
    }
    payForPower(meter, base, exponent);
    return base.pow((int) exponent);
  }

  static BigDecimal divide(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new Signal.Fault("division by zero: " + ValueText.show(a) + " / 0");
    }
    return a.divide(b, MathContext.DECIMAL128);
  }

  static BigDecimal remainder(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new Signal.Fault("division by zero: " + ValueText.show(a) + " % 0");
    }
    return a.remainder(b);
  }

  static BigDecimal power(Meter meter, BigDecimal base, long exponent) {
    if (exponent < 0 || exponent > MAX_EXPONENT) {
      throw new Signal.Fault("exponent out of range: " + ValueText.show(base) + " ^ " + exponent);
    }
    payForPower(meter, base.unscaledValue(), exponent);
    return base.pow((int) exponent);
  }

  private static void payForPower(Meter meter, BigInteger base, long exponent) {
    if (base.abs().compareTo(BigInteger.ONE) > 0) {
      long words = exponent * base.bitLength() / 64 + 1;
      meter.allocate(words);
      meter.steps(words);
    }
  }

  private static Signal.Fault overflow(long a, String operator, long b) {
    return doesNotFit(a + " " + operator + " " + (b < 0 ? "(" + b + ")" : b));
  }

  private static Signal.Fault doesNotFit(String expression) {
    return new Signal.Fault("integer overflow: " + expression + " does not fit Int");
  }
}
