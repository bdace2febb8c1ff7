package org.cascade.lang.eval;

import java.util.Optional;

/**
 * What is wrong with a text that has to be SQL.
 *
 * @param reason to go on after a colon, without a full stop
 * @param place the stretch of the text it is about, if it is about one
 */
public record SqlFault(String reason, Optional<Place> place) {
  /** In UTF-16 units, from the start of the text. */
  public record Place(int offset, int length) {}

  static SqlFault of(String reason) {
    return new SqlFault(reason, Optional.empty());
  }
}
