package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.integer;
import static org.cascade.lang.eval.Arguments.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Functions of String, and {@code to_string}. */
final class TextIntrinsics {
  private static final Pattern INT = Pattern.compile("[+-]?[0-9]{1,40}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|Infinity)|NaN");

  private TextIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Strings")
        .add("length", (m, a) -> Value.of(length(text(a, 0))))
        .add("isEmpty", (m, a) -> Value.of(text(a, 0).isEmpty()))
        .add("split", (m, a) -> m.texts(split(text(a, 0), text(a, 1))))
        .add("lines", (m, a) -> m.texts(text(a, 0).lines().toList()))
        .add("trim", (m, a) -> m.text(text(a, 0).strip()))
        .add("startsWith", (m, a) -> Value.of(text(a, 0).startsWith(text(a, 1))))
        .add("endsWith", (m, a) -> Value.of(text(a, 0).endsWith(text(a, 1))))
        .add("contains", (m, a) -> Value.of(text(a, 0).contains(text(a, 1))))
        .add("indexOf", (m, a) -> indexOf(text(a, 0), text(a, 1)))
        .add("replace", TextIntrinsics::replace)
        .add("toUpper", (m, a) -> m.text(text(a, 0).toUpperCase(Locale.ROOT)))
        .add("toLower", (m, a) -> m.text(text(a, 0).toLowerCase(Locale.ROOT)))
        .add("capitalize", (m, a) -> m.text(capitalize(text(a, 0))))
        .add("slice", (m, a) -> m.text(slice(text(a, 0), integer(a, 1), integer(a, 2))))
        .add("chars", (m, a) -> m.texts(chars(text(a, 0))))
        .add("reverse", (m, a) -> m.text(new StringBuilder(text(a, 0)).reverse().toString()))
        .add("repeat", (m, a) -> m.text(repeat(m, text(a, 0), integer(a, 1))))
        .add("padLeft", (m, a) -> m.text(padding(m, a) + text(a, 0)))
        .add("padRight", (m, a) -> m.text(text(a, 0) + padding(m, a)))
        .add("parseInt", (m, a) -> parseInt(text(a, 0)))
        .add("parseReal", (m, a) -> parseReal(text(a, 0)));
    table.of("Show").add("show", TextIntrinsics::show);
  }

  private static Value show(Machine machine, List<Value> args) {
    return args.get(0) instanceof Value.Text text
        ? text
        : machine.text(ValueText.show(args.get(0), machine.meter()));
  }

  private static long length(String s) {
    return s.codePointCount(0, s.length());
  }

  private static List<String> split(String s, String separator) {
    if (separator.isEmpty()) {
      return chars(s);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = s.indexOf(separator); at >= 0; at = s.indexOf(separator, from)) {
      parts.add(s.substring(from, at));
      from = at + separator.length();
    }
    parts.add(s.substring(from));
    return parts;
  }

  private static List<String> chars(String s) {
    return s.codePoints().mapToObj(Character::toString).toList();
  }

  private static Value indexOf(String s, String part) {
    int at = s.indexOf(part);
    return at < 0 ? Library.none() : Library.some(Value.of((long) s.codePointCount(0, at)));
  }

  /** An empty part occurs everywhere, so the result may be much longer than the text. */
  private static Value replace(Machine machine, List<Value> args) {
    String s = text(args, 0);
    long longest = (s.length() + 1L) * (text(args, 2).length() + 1L);
    if (longest > s.length() * 64L + 4096) {
      machine.meter().allocate(longest / 8);
    }
    return machine.text(s.replace(text(args, 1), text(args, 2)));
  }

  private static String capitalize(String s) {
    if (s.isEmpty()) {
      return s;
    }
    int rest = s.offsetByCodePoints(0, 1);
    return s.substring(0, rest).toUpperCase(Locale.ROOT) + s.substring(rest);
  }

  private static String slice(String s, long from, long to) {
    long length = length(s);
    if (from < 0 || to > length || from > to) {
      throw new Signal.Fault(
          "slice from " + from + " to " + to + " is outside a string of length " + length);
    }
    int begin = s.offsetByCodePoints(0, (int) from);
    return s.substring(begin, s.offsetByCodePoints(begin, (int) (to - from)));
  }

  private static String repeat(Machine machine, String s, long times) {
    if (times < 0 || times * Math.max(1.0, s.length()) > Integer.MAX_VALUE) {
      throw new Signal.Fault("a string cannot be repeated " + times + " times");
    }
    machine.meter().allocate(s.length() * times / 8);
    return s.repeat((int) times);
  }

  private static String padding(Machine machine, List<Value> args) {
    String fill = text(args, 2);
    long missing = integer(args, 1) - length(text(args, 0));
    if (missing <= 0) {
      return "";
    }
    if (fill.isEmpty()) {
      throw new Signal.Fault("an empty string cannot fill " + missing + " characters");
    }
    return slice(repeat(machine, fill, missing / length(fill) + 1), 0, missing);
  }

  private static Value parseInt(String s) {
    if (!INT.matcher(s).matches()) {
      return Library.none();
    }
    try {
      return Library.some(Value.of(Long.parseLong(s)));
    } catch (NumberFormatException outOfRange) {
      return Library.none();
    }
  }

  private static Value parseReal(String s) {
    return REAL.matcher(s).matches()
        ? Library.some(Value.of(Double.parseDouble(s)))
        : Library.none();
  }
}
