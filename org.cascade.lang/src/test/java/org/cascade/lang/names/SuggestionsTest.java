package org.cascade.lang.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is proposed for a name that does not exist. */
class SuggestionsTest {
  @Test
  void theNearestIsProposed() {
    List<String> names = List.of("length", "lengths", "last", "list");
    assertEquals(Optional.of("length"), Suggestions.nearest("lenght", names));
    assertEquals(Optional.of("list"), Suggestions.nearest("lsit", names));
    assertEquals(Optional.of("last"), Suggestions.nearest("lst", List.of("list", "last")));
    assertEquals(Optional.empty(), Suggestions.nearest("width", names));
    assertEquals(Optional.empty(), Suggestions.nearest("list", List.of("list")));
    assertEquals(Optional.of("b"), Suggestions.nearest("a", List.of("b")));
  }

  /** By the definition, without a limit. */
  private static int slowly(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    String restA = a.substring(1);
    String restB = b.substring(1);
    int change = a.charAt(0) == b.charAt(0) ? 0 : 1;
    int least = Math.min(slowly(restA, b), slowly(a, restB)) + 1;
    least = Math.min(least, slowly(restA, restB) + change);
    boolean swap =
        a.length() > 1
            && b.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0);
    return swap ? Math.min(least, slowly(a.substring(2), b.substring(2)) + 1) : least;
  }

  @Test
  void distancesUpToTheLimitAreRight() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 3000; i++) {
      String a = word(random);
      String b = word(random);
      int limit = random.nextInt(4);
      int expected = Math.min(limit + 1, slowly(a, b));
      int found = Math.min(limit + 1, Suggestions.distance(a, b, limit));
      assertEquals(expected, found, () -> a + " " + b + " " + limit);
    }
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }
}
