package org.cascade.lang.refine.regular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns mean to us what they mean to Java, or nothing. */
class LanguageTest {
  private static final String ALPHABET = "ab01@._- \n\t\u0085A\u00E9\uD83D\uDE00-]^";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ab|ba",
        "a*b+",
        "(ab)?",
        "(?:ab)*",
        "(?<x>a)b",
        "a{2}",
        "a{1,3}",
        "a{2,}",
        "a{0}",
        "a*?b",
        ".",
        "..",
        ".*@.*",
        "[ab]",
        "[^ab]",
        "[a-b0-1]*",
        "[-a]",
        "[a-]",
        "[\\]\\^a]+",
        "[.]",
        "\\d+",
        "\\D",
        "\\w+",
        "\\W",
        "\\s",
        "\\S+",
        "[\\d_]+",
        "[^\\s@]+@[^\\s@]+",
        "\\.",
        "\\t",
        "\\x61",
        "\\u0061",
        "\\x{1F600}",
        "^a|b$",
        "^[a-b]*$",
        "\\p{L}+",
        "\\P{L}",
        "\\p{Alpha}",
        "[\\p{L}\\d]+",
        "\\h",
        "\\v",
        "[a-b&&[^a]]",
        "[a[01]]",
        "(a|b)*01",
        "}",
        "a]",
        "()",
        "(a|)b",
        "[\uD83D\uDE00a]+",
        "\uD83D\uDE00{2}",
        "-?(0|[1-9][0-9]*)"
      })
  void asJavaHasIt(String pattern) {
    Language language = Language.matching(pattern).orElseThrow();
    Language others = language.not();
    for (String text : texts()) {
      assertEquals(text.matches(pattern), language.contains(text), () -> pattern + " on " + text);
      assertEquals(!text.matches(pattern), others.contains(text), pattern);
    }
  }

  private static List<String> texts() {
    Random random = new Random(1);
    int[] letters = ALPHABET.codePoints().toArray();
    List<String> all = new ArrayList<>(List.of("", "a", "ab", "aab", "@", "a@b", "-10", "abab01"));
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      all.add(text.toString());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)\\1", "a++", "a*+", "(?=a)a", "(?<!a)b", "(?i)a", "\\bab", "a^b", "a$b", "(^a)",
        "\\Qa\\E", "[]a]", "(", "a{3,2}", "\\uD83D", "\\G", "a{2000}"
      })
  void whatIsNotRegularIsAbsent(String pattern) {
    assertTrue(Language.matching(pattern).isEmpty(), pattern);
  }

  @Test
  void joinedAndTakenApart() {
    Language ab = Language.matching("[ab]+").orElseThrow();
    Language id = Language.of("id-").then(ab);
    assertTrue(id.contains("id-ab"));
    assertTrue(id.behind("id-").and(ab.not()).isEmpty());
    assertTrue(ab.and(id.behind("id-").not()).isEmpty());
    assertTrue(id.behind("x").isEmpty());
    Language mail = ab.then(Language.of("@h"));
    assertTrue(mail.before("@h").and(ab.not()).isEmpty());
    assertTrue(ab.and(mail.before("@h").not()).isEmpty());
    assertTrue(mail.before("@x").isEmpty());
  }

  @Test
  void lengthsCountCharacters() {
    Language.Lengths lengths = Language.of("a\uD83D\uDE00b").lengths();
    assertEquals(3, lengths.least());
    assertEquals(3, lengths.most());
    assertFalse(lengths.mayBe(4));
    Language.Lengths even = Language.matching("(..)*").orElseThrow().lengths();
    assertTrue(even.mayBe(0) && even.mayBe(2) && even.mayBe(1_000_000));
    assertFalse(even.mayBe(1) || even.mayBe(-2));
    assertTrue(Language.ofLength(2).contains("\uD83D\uDE00a"));
  }

  @Test
  void examplesAreReadable() {
    assertEquals(Optional.of("a@a"), Language.matching("[^@]+@[^@]+").orElseThrow().example());
    assertEquals(Optional.of("aaa"), Language.ofLength(3).example());
    assertEquals(Optional.empty(), Language.of("a").and(Language.of("b")).example());
  }
}
