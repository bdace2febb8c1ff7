package org.cascade.bench.engine;

/**
 * A figure of one store in one round; printed by a child process as a line that its parent reads.
 *
 * @param what the work, such as {@code get uniform}
 * @param unit such as {@code ns} or {@code tx/s}
 */
record Measured(String what, String unit, double value) {
  private static final String MARK = "measured|";

  void print() {
    System.out.println(MARK + what + "|" + unit + "|" + value);
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Measured parse(String line) {
    String[] parts = line.split("\\|");
    return new Measured(parts[1], parts[2], Double.parseDouble(parts[3]));
  }
}
