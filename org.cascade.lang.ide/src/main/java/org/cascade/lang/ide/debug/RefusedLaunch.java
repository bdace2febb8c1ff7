package org.cascade.lang.ide.debug;

/** A program cannot be started; the message is for who wanted it. */
public final class RefusedLaunch extends Exception {
  private static final long serialVersionUID = 1L;

  public RefusedLaunch(String message) {
    super(message);
  }
}
