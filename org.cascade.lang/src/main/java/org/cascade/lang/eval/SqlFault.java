package org.cascade.lang.eval;

import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a text that has to be SQL.
 *
 * @param reason to go on after a colon, without a full stop
 * @param name what is wrong, if it is a name
 */
public record SqlFault(String reason, Optional<Wrong> name) {
  /**
   * A name that is not there.
   *
   * @param known what could have been meant
   * @param place where it stands in the text, if that is known
   */
  public record Wrong(String name, Set<String> known, Optional<Place> place) {}

  /** In UTF-16 units, from the start of the text. */
  public record Place(int offset, int length) {}

  static SqlFault of(String reason) {
    return new SqlFault(reason, Optional.empty());
  }
}
