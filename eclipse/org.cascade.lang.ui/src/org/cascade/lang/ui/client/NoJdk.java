package org.cascade.lang.ui.client;

/** There is no JDK that could run the compiler; the message says what was seen and what to do. */
public final class NoJdk extends Exception {
  /** With a message for the user. */
  public NoJdk(String message) {
    super(message);
  }
}
