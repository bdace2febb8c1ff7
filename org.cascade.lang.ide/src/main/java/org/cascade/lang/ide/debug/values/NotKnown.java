package org.cascade.lang.ide.debug.values;

/** An expression has no value where the program has stopped; the message says why. */
public final class NotKnown extends Exception {
  private static final long serialVersionUID = 1L;

  public NotKnown(String message) {
    super(message);
  }
}
