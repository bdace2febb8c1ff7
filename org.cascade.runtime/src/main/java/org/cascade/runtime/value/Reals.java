package org.cascade.runtime.value;

/**
 * Functions of {@code Real}, an IEEE 754 double.
 *
 * <p>The operators {@code == != < <= > >=} are those of IEEE 754: {@code NaN} differs from itself
 * and {@code 0.0 == -0.0}. Inside other values and as a key, reals are compared as {@code
 * Double.equals} does, so that every value equals itself: there {@code NaN} equals {@code NaN}, and
 * {@code 0.0} differs from {@code -0.0}.
 */
public final class Reals {
  private static final double INT_FROM = -0x1p63;
  private static final double INT_BELOW = 0x1p63;

  private Reals() {}

  public static double pow(double base, double exponent) {
    return Math.pow(base, exponent);
  }

  public static double floor(double a) {
    return Math.floor(a);
  }

  public static double ceil(double a) {
    return Math.ceil(a);
  }

  /** The nearest whole number; of two equally near ones that farther from zero. */
  public static double round(double a) {
    double down = Math.floor(Math.abs(a));
    double nearest = Math.abs(a) - down >= 0.5 ? down + 1.0 : down;
    return Math.copySign(nearest, a);
  }

  public static double sqrt(double a) {
    return Math.sqrt(a);
  }

  public static double abs(double a) {
    return Math.abs(a);
  }

  public static double min(double a, double b) {
    return Math.min(a, b);
  }

  public static double max(double a, double b) {
    return Math.max(a, b);
  }

  /** The nearest number to {@code a} in {@code low} to {@code high}, both inclusive. */
  public static double clamp(double a, double low, double high) {
    if (!(low <= high)) {
      throw new Abort(
          "clamp from " + Show.show(low) + " to " + Show.show(high) + ": the range is empty");
    }
    return Math.max(low, Math.min(high, a));
  }

  public static double toReal(double a) {
    return a;
  }

  /** The number without its fraction; aborts where that is not an {@code Int}. */
  public static long toInt(double a) {
    if (a >= INT_FROM && a < INT_BELOW) {
      return (long) a;
    }
    throw new Abort(Show.show(a) + " does not fit Int");
  }

  public static boolean isNan(double a) {
    return Double.isNaN(a);
  }

  public static boolean isFinite(double a) {
    return Double.isFinite(a);
  }
}
