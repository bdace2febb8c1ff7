package org.cascade.runtime.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema without the names of the program's own types. A type that has changed and what it was
 * before cannot both have its name in one program; so a migration's old type is known by its shape:
 * its fields, constructors and their types. References to spaces keep the name of their type.
 */
final class Shape {
  private static final Pattern DECLARED =
      Pattern.compile("(?<!space )\\b(?:[a-z_]\\w*\\.)+([A-Z]\\w*)");

  private Shape() {}

  static boolean same(String schema, String other) {
    return of(schema).equals(of(other));
  }

  private static String of(String schema) {
    Map<String, String> numbers = new LinkedHashMap<>();
    String text = DECLARED.matcher(schema).replaceAll(found -> number(numbers, found.group(1)));
    for (Map.Entry<String, String> name : numbers.entrySet()) {
      Pattern alone = Pattern.compile("(?<![\\w.])" + name.getKey() + "\\b");
      text = alone.matcher(text).replaceAll(Matcher.quoteReplacement(name.getValue()));
    }
    return text;
  }

  private static String number(Map<String, String> numbers, String name) {
    return Matcher.quoteReplacement(numbers.computeIfAbsent(name, ignored -> "#" + numbers.size()));
  }
}
