package org.cascade.lang.diagnostics;

/** How bad it is; only errors keep a program from running. */
public enum Severity {
  ERROR,
  WARNING,
  /** Something inferred that the user may want to see, such as {@code T = User}. */
  HINT;

  /** As written in messages: {@code error}. */
  public String shown() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
