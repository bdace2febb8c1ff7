package org.cascade.lang.parser.scan;

import java.util.List;

/** Operators and punctuation, and what to say of those that other languages have. */
final class Symbols {
  private Symbols() {}

  /** The longest symbol at a place; {@link Kind#SEP} for a semicolon. */
  static Kind at(String text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    return switch (text.charAt(at)) {
      case '(' -> Kind.LPAREN;
      case ')' -> Kind.RPAREN;
      case '[' -> Kind.LBRACK;
      case ']' -> Kind.RBRACK;
      case '{' -> Kind.LBRACE;
      case '}' -> Kind.RBRACE;
      case ',' -> Kind.COMMA;
      case ';' -> Kind.SEP;
      case '?' -> Kind.QUESTION;
      case '@' -> Kind.AT;
      case '+' -> Kind.PLUS;
      case '*' -> Kind.TIMES;
      case '/' -> Kind.DIVIDE;
      case '%' -> Kind.REMAINDER;
      case '^' -> Kind.POWER;
      case '.' -> next == '.' ? Kind.RANGE : Kind.DOT;
      case ':' -> next == '=' ? Kind.ASSIGN : Kind.COLON;
      case '-' -> next == '>' ? Kind.TO : Kind.MINUS;
      case '<' -> next == '=' ? Kind.LESS_EQUAL : Kind.LESS;
      case '>' -> next == '=' ? Kind.GREATER_EQUAL : Kind.GREATER;
      case '=' -> next == '>' ? Kind.ARROW : next == '=' ? Kind.EQUAL : Kind.DEFINE;
      case '|' -> next == '>' ? Kind.PIPE : next == '|' ? Kind.ANY_OTHER : Kind.BAR;
      case '!' -> next == '=' ? Kind.NOT_EQUAL : Kind.ANY_OTHER;
      default -> Kind.ANY_OTHER;
    };
  }

  /** Reports a character no symbol begins with, and returns where it ends. */
  static int foreign(String text, int at, List<Scanned.Fault> faults) {
    char c = text.charAt(at);
    boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c && (c == '&' || c == '|');
    int end = at + (twice ? 2 : Character.charCount(text.codePointAt(at)));
    if (c < ' ' || c == '\u007f' || c == '\ufffd') {
      return control(text, at, faults);
    }
    String found = text.substring(at, end);
    String help =
        switch (found) {
          case "&&" -> "write `and`";
          case "||" -> "write `or`";
          case "!" -> "write `not`";
          case "'" -> "strings stand in double quotes";
          case "$" -> "`$(…)` has its meaning only inside a string";
          default ->
              "names have the letters a to z, digits and `_`; other text belongs in a string";
        };
    String message = "`" + found + "` means nothing here: " + help + ".";
    faults.add(new Scanned.Fault(at, end, message, meant(found) == Kind.ANY_OTHER));
    return end;
  }

  /** One report for a whole run of them: a binary file has thousands. */
  private static int control(String text, int at, List<Scanned.Fault> faults) {
    int end = at;
    while (end < text.length() && isControl(text.charAt(end))) {
      end++;
    }
    boolean first = faults.stream().noneMatch(f -> f.message().startsWith("This is not text"));
    if (first) {
      String message =
          "This is not text: there is a character with code "
              + (int) text.charAt(at)
              + " here. Is it a binary file?";
      faults.add(new Scanned.Fault(at, end, message, true));
    }
    return end;
  }

  private static boolean isControl(char c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\u007f' || c == '\ufffd';
  }

  /** What a foreign symbol was surely meant to be. */
  static Kind meant(String found) {
    return switch (found) {
      case "&&" -> Kind.AND;
      case "||" -> Kind.OR;
      case "!" -> Kind.NOT;
      default -> Kind.ANY_OTHER;
    };
  }
}
