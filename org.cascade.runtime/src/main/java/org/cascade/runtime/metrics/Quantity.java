package org.cascade.runtime.metrics;

import java.util.Locale;

/** Shows times and sizes in three digits or so, each in the unit that fits. */
final class Quantity {
  private static final double STEP = 1000;
  private static final double BINARY_STEP = 1024;
  private static final String[] TIMES = {"ns", "µs", "ms", "s"};
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Quantity() {}

  static String time(double nanos) {
    return shown(nanos, STEP, TIMES);
  }

  static String bytes(long bytes) {
    return shown(bytes, BINARY_STEP, SIZES);
  }

  private static String shown(double value, double step, String[] units) {
    double left = value;
    int unit = 0;
    while (left >= step && unit < units.length - 1) {
      left /= step;
      unit++;
    }
    boolean whole = unit == 0 || left >= 100;
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", left, units[unit]);
  }
}
