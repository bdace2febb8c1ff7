package org.cascade.runtime.value;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions, in Java's syntax: what {@code regex_valid} and {@code matches} run. */
public final class Regex {
  private static final int MAX_COMPILED = 256;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Regex() {}

  public static boolean valid(String pattern) {
    try {
      compiled(pattern);
      return true;
    } catch (PatternSyntaxException malformed) {
      return false;
    }
  }

  /** Whether the whole string matches; aborts where the pattern is malformed. */
  public static boolean matches(String s, String pattern) {
    try {
      return compiled(pattern).matcher(s).matches();
    } catch (PatternSyntaxException malformed) {
      throw new Abort(
          Show.quoted(pattern) + " is not a regular expression: " + malformed.getDescription(),
          malformed);
    }
  }

  /** Programs use few patterns many times; one that makes up patterns must not fill the memory. */
  private static Pattern compiled(String pattern) {
    if (COMPILED.size() >= MAX_COMPILED && !COMPILED.containsKey(pattern)) {
      COMPILED.clear();
    }
    return COMPILED.computeIfAbsent(pattern, Pattern::compile);
  }
}
