package org.cascade.runtime.value;

/** A value that writes its own text, as the language's {@code to_string()} has it. */
public interface Shown {
  /**
   * Appends this value's text. Values inside it are appended by {@link Show#nested}, which quotes
   * strings.
   */
  void show(StringBuilder out);
}
