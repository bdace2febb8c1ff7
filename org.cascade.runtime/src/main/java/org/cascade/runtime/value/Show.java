package org.cascade.runtime.value;

import java.math.BigDecimal;

/**
 * The text of values: the language's {@code to_string()}.
 *
 * <p>A string is plain on its own and quoted, as a literal of the language, inside another value. A
 * {@code Real} is the shortest decimal that reads back as the same number, always with a fraction:
 * plain digits for magnitudes from 1e-4 up to 1e16, {@code 1.0e20} outside.
 */
public final class Show {
  private static final double PLAIN_FROM = 1e-4;
  private static final double PLAIN_BELOW = 1e16;

  private Show() {}

  /** The text of a value on its own. */
  public static String show(Object value) {
    if (value instanceof String text) {
      return text;
    }
    var out = new StringBuilder();
    nested(out, value);
    return out.toString();
  }

  public static String show(long value) {
    return Long.toString(value);
  }

  public static String show(boolean value) {
    return Boolean.toString(value);
  }

  /** The text of a {@code Real}. */
  public static String show(double value) {
    double size = Math.abs(value);
    if (size >= PLAIN_FROM && size < PLAIN_BELOW) {
      return plain(value);
    }
    return Double.toString(value).replace('E', 'e');
  }

  private static String plain(double value) {
    String text = Double.toString(value);
    if (text.indexOf('E') < 0) {
      return text;
    }
    String digits = new BigDecimal(text).stripTrailingZeros().toPlainString();
    return digits.indexOf('.') < 0 ? digits + ".0" : digits;
  }

  /** Appends the text of a value that stands inside another one: strings are quoted. */
  public static void nested(StringBuilder out, Object value) {
    switch (value) {
      case String text -> quote(out, text);
      case Shown shown -> shown.show(out);
      case Double real -> out.append(show(real.doubleValue()));
      case BigDecimal decimal -> out.append(Decimals.show(decimal));
      case Fn ignored -> out.append("<function>");
      default -> out.append(value);
    }
  }

  public static void nested(StringBuilder out, long value) {
    out.append(value);
  }

  public static void nested(StringBuilder out, double value) {
    out.append(show(value));
  }

  public static void nested(StringBuilder out, boolean value) {
    out.append(value);
  }

  /** Appends {@code open a, b, c close}. */
  static void list(StringBuilder out, String open, Iterable<?> values, String close) {
    out.append(open);
    String between = "";
    for (Object value : values) {
      out.append(between);
      nested(out, value);
      between = ", ";
    }
    out.append(close);
  }

  /** Appends {@code {k: v, k: v}}. */
  static void entries(StringBuilder out, Iterable<? extends Tuple2<?, ?>> entries) {
    out.append('{');
    String between = "";
    for (Tuple2<?, ?> entry : entries) {
      out.append(between);
      nested(out, entry.a0());
      out.append(": ");
      nested(out, entry.a1());
      between = ", ";
    }
    out.append('}');
  }

  /** The string as a literal of the language, which reads back as the same string. */
  public static String quoted(String text) {
    var out = new StringBuilder(text.length() + 2);
    quote(out, text);
    return out.toString();
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '$' -> out.append(text.startsWith("(", i + 1) ? "\\$" : "$");
        default -> {
          if (Character.isISOControl(c)) {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
