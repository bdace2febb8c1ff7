package org.cascade.lang.names;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Finds the name that was probably meant: least edit distance, transpositions counted once. */
public final class Suggestions {
  private Suggestions() {}

  /** The nearest candidate, if one is near enough to be a slip; of several the first by name. */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    int limit = Math.max(1, written.length() / 3);
    Optional<String> best = Optional.empty();
    for (String candidate : candidates) {
      int distance = distance(written, candidate, limit);
      boolean nearer = distance < limit || best.map(b -> candidate.compareTo(b) < 0).orElse(true);
      if (distance > 0 && distance <= limit && nearer) {
        best = Optional.of(candidate);
        limit = distance;
      }
    }
    return best;
  }

  /** {@code "; did you mean `name`?"}, or {@code "."} if nothing is near. */
  public static String didYouMean(String written, Collection<String> candidates) {
    return question(nearest(written, candidates));
  }

  /** The same for a member, which may have another name in another language. */
  public static String didYouMeanMember(String written, Collection<String> candidates) {
    Optional<String> near = nearest(written, candidates);
    return question(near.isPresent() ? near : ForeignMembers.meant(written, candidates));
  }

  private static String question(Optional<String> meant) {
    return meant.map(n -> "; did you mean `" + n + "`?").orElse(".");
  }

  /**
   * Damerau–Levenshtein distance in its optimal string alignment form, or any number above the
   * limit where it is above: there may be thousands of candidates, and few are near.
   */
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      // No row after this one has less than the least of it, but for a swap's one.
      if (least > limit + 1) {
        return limit + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
