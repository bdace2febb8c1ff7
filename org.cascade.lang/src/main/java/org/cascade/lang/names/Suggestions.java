package org.cascade.lang.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant: least edit distance, transpositions counted once. */
public final class Suggestions {
  private Suggestions() {}

  /** The nearest candidate, if one is near enough to be a slip. */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    int limit = Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(c -> !c.equals(written) && Math.abs(c.length() - written.length()) <= limit)
        .filter(c -> distance(written, c) <= limit)
        .min(Comparator.comparingInt((String c) -> distance(written, c)).thenComparing(c -> c));
  }

  /** {@code "; did you mean `name`?"}, or {@code "."} if nothing is near. */
  public static String didYouMean(String written, Collection<String> candidates) {
    return nearest(written, candidates).map(n -> "; did you mean `" + n + "`?").orElse(".");
  }

  /** Damerau–Levenshtein distance in its optimal string alignment form. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
