package org.cascade.lang.codegen;

import java.util.Locale;
import java.util.Set;

/** Cascade names and texts as Java writes them. */
final class JavaNames {
  private static final Set<String> RESERVED =
      Set.of(
          """
          abstract assert boolean break byte case catch char class const continue default do double \
          else enum extends final finally float for goto if implements import instanceof int \
          interface long native new package private protected public return short static strictfp \
          super switch synchronized this throw throws transient try void volatile while true false \
          null yield java org _\
          """
              .split(" "));

  private JavaNames() {}

  /** {@code snake_case} as {@code camelCase}; leading and trailing underscores stay. */
  static String camel(String name) {
    StringBuilder out = new StringBuilder();
    boolean up = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean inside = !out.isEmpty() && out.charAt(out.length() - 1) != '_' && hasLetter(name, i);
      if (c == '_' && inside) {
        up = true;
      } else {
        out.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    return legal(out.toString());
  }

  private static boolean hasLetter(String name, int from) {
    return name.chars().skip(from).anyMatch(c -> c != '_');
  }

  /** With a trailing underscore if Java would not have it as a name. */
  static String legal(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : '_'));
    if (out.isEmpty() || !Character.isJavaIdentifierStart(out.charAt(0))) {
      out.insert(0, '_');
    }
    return RESERVED.contains(out.toString()) ? out + "_" : out.toString();
  }

  /** {@code first_name} as {@code FirstName}. */
  static String upperCamel(String name) {
    String camel = camel(name);
    return camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
  }

  /** A module's name as a package's. */
  static String packageOf(String module) {
    StringBuilder out = new StringBuilder();
    for (String segment : module.split("\\.")) {
      String legal = legal(segment);
      boolean root = out.isEmpty() && segment.equals("org");
      out.append(out.isEmpty() ? "" : ".").append(root ? segment : legal);
    }
    return out.toString();
  }

  /** A string literal. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (isPlain(c)) {
            out.append(c);
          } else {
            out.append("\\u").append("%04x".formatted((int) c));
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /**
   * Controls, format characters and surrogates are escaped: editors and encoders trip over them.
   */
  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  static String literal(long value) {
    return value + "L";
  }

  static String literal(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }
}
