package org.cascade.runtime.api;

import org.cascade.runtime.value.Show;

/**
 * Standard output, as {@code print} and {@code println} write it: a transaction in progress will
 * not be retried.
 */
public final class Console {
  private Console() {}

  public static void print(Object value) {
    Transactions.io();
    System.out.print(Show.show(value));
    System.out.flush();
  }

  public static void println(Object value) {
    Transactions.io();
    System.out.println(Show.show(value));
  }

  public static void println() {
    Transactions.io();
    System.out.println();
  }
}
