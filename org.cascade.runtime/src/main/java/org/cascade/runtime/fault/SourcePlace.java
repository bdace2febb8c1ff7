package org.cascade.runtime.fault;

import java.util.Optional;

/** Where in a {@code .cascade} file something was thrown. */
public final class SourcePlace {
  private SourcePlace() {}

  /** {@code file.cascade:12}, from the innermost frame that stands in such a file. */
  public static Optional<String> of(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String file = frame.getFileName();
      // Generated code that stands for no line of the file is between that and Java's own.
      if (file != null && file.endsWith(".cascade") && frame.getLineNumber() > 0) {
        return Optional.of(file + ":" + frame.getLineNumber());
      }
    }
    Throwable cause = thrown.getCause();
    return cause == null || cause == thrown ? Optional.empty() : of(cause);
  }

  /** The message, with the place if there is one. */
  public static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String text = message == null ? thrown.getClass().getSimpleName() : message;
    return of(thrown).map(place -> text + " (" + place + ")").orElse(text);
  }
}
