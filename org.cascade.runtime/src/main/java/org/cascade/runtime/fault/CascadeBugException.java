package org.cascade.runtime.fault;

/** A bug of Cascade itself, never of a program: caught at the outermost door, and shown as such. */
public final class CascadeBugException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CascadeBugException(String message) {
    super(message);
  }

  public CascadeBugException(String message, Throwable cause) {
    super(message, cause);
  }
}
