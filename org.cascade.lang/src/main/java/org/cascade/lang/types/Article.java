package org.cascade.lang.types;

import java.util.regex.Pattern;

/** {@code a} or {@code an}, by how a name sounds. */
public final class Article {
  /** Written with a vowel, spoken with a consonant: a user, a unit, a url, a euro, a one. */
  private static final Pattern SPOKEN_CONSONANT =
      Pattern.compile("(?i)(eu|ewe|one(?![a-z])|once|uni(?!n|m)|u[bcdfhjkqrstvz][aeiou]|uu|url).*");

  private static final Pattern VOWEL = Pattern.compile("(?i)([aeiou]|hour|honest|honou?r|heir).*");

  private Article() {}

  public static String of(String name) {
    // Of `OneWay` the first word counts.
    boolean isVowel =
        VOWEL.matcher(name).matches() && !SPOKEN_CONSONANT.matcher(firstWord(name)).matches();
    return isVowel ? "an" : "a";
  }

  private static String firstWord(String name) {
    int end = 1;
    while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
      end++;
    }
    return end > 1 ? name.substring(0, Math.min(end, name.length())) : name;
  }
}
