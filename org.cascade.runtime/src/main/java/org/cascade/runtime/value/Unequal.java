package org.cascade.runtime.value;

/** The abort of a failed {@code assert_equal}: keeps the texts of both values, to be compared. */
public final class Unequal extends Abort {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String actual;

  Unequal(String expected, String actual) {
    super("expected " + expected + ", but found " + actual);
    this.expected = expected;
    this.actual = actual;
  }

  public String expected() {
    return expected;
  }

  public String actual() {
    return actual;
  }
}
