package org.cascade.lang.ui.client;

/** The server is not there, so there is no answer. */
public final class NotRunning extends RuntimeException {
  NotRunning(String message) {
    super(message);
  }

  NotRunning(String message, Throwable cause) {
    super(message, cause);
  }
}
