package org.cascade.lang.diagnostics;

/** A mistake of the compiler itself, never of the program it compiles; says what to report. */
public class CascadeBugException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CascadeBugException(String message) {
    super(message);
  }

  public CascadeBugException(String message, Throwable cause) {
    super(message, cause);
  }
}
