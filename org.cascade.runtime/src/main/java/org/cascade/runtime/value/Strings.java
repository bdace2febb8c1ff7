package org.cascade.runtime.value;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Functions of {@code String}.
 *
 * <p>Lengths and positions count Unicode code points. A string without surrogate pairs, which is
 * nearly every string, has as many as Java {@code char}s; the check costs nothing for Latin-1.
 */
public final class Strings {
  private static final Pattern INT = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|Infinity)|NaN");

  private Strings() {}

  public static long length(String s) {
    return s.codePointCount(0, s.length());
  }

  public static boolean isEmpty(String s) {
    return s.isEmpty();
  }

  public static String concat(String a, String b) {
    return a.concat(b);
  }

  /** The parts between occurrences of a separator; an empty separator gives the characters. */
  public static Array<String> split(String s, String separator) {
    if (separator.isEmpty()) {
      return chars(s);
    }
    var parts = new ArrayBuilder<String>();
    int from = 0;
    for (int at = s.indexOf(separator); at >= 0; at = s.indexOf(separator, from)) {
      parts.add(s.substring(from, at));
      from = at + separator.length();
    }
    return parts.add(s.substring(from)).build();
  }

  /** The lines, without their ends; a newline at the very end does not begin another line. */
  public static Array<String> lines(String s) {
    return Array.from(s.lines().toList());
  }

  /** The string without Unicode white space at both ends. */
  public static String trim(String s) {
    return s.strip();
  }

  public static boolean startsWith(String s, String prefix) {
    return s.startsWith(prefix);
  }

  public static boolean endsWith(String s, String suffix) {
    return s.endsWith(suffix);
  }

  public static boolean contains(String s, String part) {
    return s.contains(part);
  }

  /** The position of the first occurrence. */
  public static Option<Long> indexOf(String s, String part) {
    int at = s.indexOf(part);
    return at < 0 ? Option.none() : Option.some((long) s.codePointCount(0, at));
  }

  /** The string with every occurrence of a part replaced. */
  public static String replace(String s, String part, String replacement) {
    return s.replace(part, replacement);
  }

  public static String toUpper(String s) {
    return s.toUpperCase(Locale.ROOT);
  }

  public static String toLower(String s) {
    return s.toLowerCase(Locale.ROOT);
  }

  /** The string with its first character in upper case. */
  public static String capitalize(String s) {
    if (s.isEmpty()) {
      return s;
    }
    int rest = s.offsetByCodePoints(0, 1);
    return s.substring(0, rest).toUpperCase(Locale.ROOT) + s.substring(rest);
  }

  /** The characters from {@code from} up to but without {@code to}; aborts outside the string. */
  public static String slice(String s, long from, long to) {
    long length = length(s);
    if (from < 0 || to > length || from > to) {
      throw new Abort(
          "slice from " + from + " to " + to + " is outside a string of length " + length);
    }
    int begin = charIndex(s, length, from);
    return s.substring(begin, charIndex(s, length, to));
  }

  /** The language's {@code s[i]}: a character as a string; aborts outside. */
  public static String at(String s, long index) {
    long length = length(s);
    if (index < 0 || index >= length) {
      throw new Abort("index " + index + " is outside a string of length " + length);
    }
    int begin = charIndex(s, length, index);
    return s.substring(begin, s.offsetByCodePoints(begin, 1));
  }

  private static int charIndex(String s, long length, long position) {
    return length == s.length() ? (int) position : s.offsetByCodePoints(0, (int) position);
  }

  /** Each character as a string of its own. */
  public static Array<String> chars(String s) {
    var chars = new ArrayBuilder<String>(s.length());
    s.codePoints().forEach(point -> chars.add(Character.toString(point)));
    return chars.build();
  }

  public static String reverse(String s) {
    return new StringBuilder(s).reverse().toString();
  }

  public static String repeat(String s, long times) {
    if (times < 0 || times * Math.max(1.0, s.length()) > Integer.MAX_VALUE) {
      throw new Abort("a string cannot be repeated " + times + " times");
    }
    return s.repeat((int) times);
  }

  /** The string with a fill before it, so that it has at least the given length. */
  public static String padLeft(String s, long length, String fill) {
    return padding(s, length, fill) + s;
  }

  /** The string with a fill after it, so that it has at least the given length. */
  public static String padRight(String s, long length, String fill) {
    return s + padding(s, length, fill);
  }

  private static String padding(String s, long length, String fill) {
    long missing = length - length(s);
    if (missing <= 0) {
      return "";
    }
    if (fill.isEmpty()) {
      throw new Abort("an empty string cannot fill " + missing + " characters");
    }
    return slice(repeat(fill, missing / length(fill) + 1), 0, missing);
  }

  /** The whole string as a decimal {@code Int}, with an optional sign. */
  public static Option<Long> parseInt(String s) {
    if (!INT.matcher(s).matches()) {
      return Option.none();
    }
    try {
      return Option.some(Long.parseLong(s));
    } catch (NumberFormatException outOfRange) {
      return Option.none();
    }
  }

  /** The whole string as a {@code Real}: what {@code to_string()} writes, and whole numbers. */
  public static Option<Double> parseReal(String s) {
    return REAL.matcher(s).matches() ? Option.some(Double.parseDouble(s)) : Option.none();
  }
}
