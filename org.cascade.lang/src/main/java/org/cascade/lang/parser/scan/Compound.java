package org.cascade.lang.parser.scan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.parser.scan.Scanned.Fault;

/** {@code n += 4}, which other languages have: read as an assignment, and told how to write. */
final class Compound {
  private static final String OPERATORS = "+-*/%";

  /** What may stand right of any operator without parentheses. */
  private static final Pattern SIMPLE = Pattern.compile("[\\w.]+(\\([\\w., ]*\\))?");

  /** What may stand right of {@code +} without parentheses. */
  private static final Pattern SUM = Pattern.compile("[\\w.()+*/% ,-]+");

  private static final Pattern KEYWORD =
      Pattern.compile("\\b(and|or|not|is|as|if|match|for|while|return)\\b");

  private Compound() {}

  static boolean isAt(String text, int at) {
    return at + 1 < text.length()
        && OPERATORS.indexOf(text.charAt(at)) >= 0
        && text.charAt(at + 1) == '='
        && !text.startsWith("==", at + 1)
        && !text.startsWith("=>", at + 1);
  }

  /**
   * @param before the lexemes so far
   */
  static Fault fault(String text, int at, List<Lexeme> before) {
    char operator = text.charAt(at);
    Optional<String> target = target(text, at, before);
    String value = value(text, at + 2);
    String name = target.orElse("x");
    String shown = target.isPresent() && !value.isEmpty() ? right(operator, value) : "…";
    String whole = "%s := %s %c %s".formatted(name, name, operator, shown);
    String message =
        "`%c=` means nothing here: `:=` assigns, and the whole value is written, `%s`."
            .formatted(operator, whole);
    if (shown.equals("…")) {
      return new Fault(at, at + 2, message, false);
    }
    int end = text.indexOf(value, at + 2) + value.length();
    String assigned = ":= %s %c %s".formatted(name, operator, shown);
    return new Fault(at, at + 2, message, false)
        .with(new Scanned.Repair("Write `" + whole + "`", at, end, assigned));
  }

  /** A name, or members of one, right before the operator. */
  private static Optional<String> target(String text, int at, List<Lexeme> before) {
    int first = before.size();
    while (first > 0 && isPart(before.get(first - 1).kind) && !startsLine(before, first)) {
      first--;
    }
    if (first == before.size() || before.get(first).kind != Kind.LOWER_ID) {
      return Optional.empty();
    }
    String written = text.substring(before.get(first).start(), at).strip();
    return Optional.of(written).filter(t -> t.matches("[\\w.]+"));
  }

  private static boolean startsLine(List<Lexeme> before, int next) {
    return next < before.size() && before.get(next).onNewLine;
  }

  private static boolean isPart(Kind kind) {
    return kind == Kind.LOWER_ID || kind == Kind.DOT || kind == Kind.INT;
  }

  /** The rest of the statement if it is on this line and plain; else nothing. */
  private static String value(String text, int from) {
    Matcher rest = Pattern.compile("[^\\n;{}\"]*").matcher(text);
    rest.find(from);
    boolean broken = rest.end() < text.length() && "{\"".indexOf(text.charAt(rest.end())) >= 0;
    String value = rest.group().replaceFirst("//.*", "").strip();
    return broken || value.length() > 60 || !isBalanced(value) ? "" : value;
  }

  private static boolean isBalanced(String value) {
    int open = 0;
    for (int i = 0; i < value.length() && open >= 0; i++) {
      open += "([".indexOf(value.charAt(i)) >= 0 ? 1 : ")]".indexOf(value.charAt(i)) >= 0 ? -1 : 0;
    }
    return open == 0;
  }

  private static String right(char operator, String value) {
    boolean sum = operator == '+' && SUM.matcher(value).matches();
    boolean plain = SIMPLE.matcher(value).matches() || sum;
    return plain && !KEYWORD.matcher(value).find() ? value : "(" + value + ")";
  }
}
