package org.cascade.lang.compiler;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that someone may have meant. */
public final class Spelling {
  private Spelling() {}

  /** The candidate closest to a name, if one is close enough to be meant. */
  public static Optional<String> closest(String name, Collection<String> candidates) {
    int limit = Math.max(1, name.length() / 3);
    Optional<String> best = Optional.empty();
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      int distance = distance(name, candidate);
      if (distance < bestDistance && distance > 0) {
        best = Optional.of(candidate);
        bestDistance = distance;
      }
    }
    return best;
  }

  /**
   * Edits (insert, remove, replace, swap neighbours) between two names: optimal string alignment.
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
      }
    }
    return d[a.length()][b.length()];
  }
}
