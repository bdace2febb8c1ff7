package org.cascade.lang.ide.debug.machine;

import java.util.Optional;
import org.cascade.lang.ide.debug.lines.SourceLine;

/**
 * A break point as the editor wants it, at a line at which the program can stop.
 *
 * @param id unique in a session, from 1
 * @param condition an expression; stops only where it is true
 * @param hits stops only when it is reached for certain times
 * @param message what to print instead of stopping, with expressions in braces
 */
public record Breakpoint(
    int id,
    SourceLine line,
    Optional<String> condition,
    Optional<HitCount> hits,
    Optional<String> message) {
  private static final int ENTRY = 0;

  /** The one that stops a program where it begins. */
  public static Breakpoint entry(SourceLine line) {
    return new Breakpoint(ENTRY, line, Optional.empty(), Optional.empty(), Optional.empty());
  }

  boolean isEntry() {
    return id == ENTRY;
  }
}
