package org.cascade.lang.parser.scan;

import java.util.ArrayList;
import java.util.List;

/** Tells the angle brackets around types from comparisons. */
final class Angles {
  private final List<Lexeme> lexemes;

  Angles(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
  }

  void refine() {
    for (int i = 1; i < lexemes.size(); i++) {
      if (kind(i) != Kind.LESS) {
        continue;
      }
      Kind before = kind(i - 1);
      if (before == Kind.UPPER_ID || before == Kind.LOWER_ID && isDeclared(i - 2)) {
        // Behind a type's name it never compares, even where its end is missing.
        lexemes.get(i).kind = Kind.TYPE_OPEN;
        mark(i, true);
      } else if (before == Kind.LOWER_ID) {
        mark(i, false);
      }
    }
  }

  private Kind kind(int index) {
    return index >= 0 && index < lexemes.size() ? lexemes.get(index).kind : Kind.EOF;
  }

  private boolean isDeclared(int word) {
    return switch (kind(word)) {
      case LET, CONST, TRANSFORM, TRANSACTION, VIEW, MIGRATE -> true;
      case DOT -> kind(word - 1) == Kind.UPPER_ID && isDeclared(word - 2);
      default -> false;
    };
  }

  /**
   * Finds the end of the types that may stand behind an angle bracket, and marks all brackets on
   * the way.
   *
   * @param certain whether nothing but types can follow; otherwise an argument list must stand
   *     behind them, as in {@code f<Int>(x)}
   */
  private void mark(int from, boolean certain) {
    List<Integer> opens = new ArrayList<>();
    List<Integer> closes = new ArrayList<>();
    opens.add(from);
    int i = from + 1;
    while (closes.size() < opens.size() && standsAmongTypes(i)) {
      switch (kind(i)) {
        case LESS -> opens.add(i);
        case GREATER -> closes.add(i);
        case LPAREN, LBRACK, LBRACE -> i = Math.max(i, lexemes.get(i).match);
        default -> {
          // A name, or what stands between types.
        }
      }
      i++;
    }
    boolean call = kind(i) == Kind.LPAREN && !lexemes.get(i).onNewLine;
    if (!certain && (closes.size() < opens.size() || !call)) {
      return;
    }
    opens.forEach(index -> lexemes.get(index).kind = Kind.TYPE_OPEN);
    closes.forEach(index -> lexemes.get(index).kind = Kind.TYPE_CLOSE);
  }

  private boolean standsAmongTypes(int i) {
    return switch (kind(i)) {
      case GREATER, LPAREN, LBRACK, LBRACE -> true;
      case UPPER_ID, COMMA, COLON, PLUS, TO, AT, WITH -> true;
      case LESS -> kind(i - 1) == Kind.UPPER_ID || kind(i - 2) == Kind.AT;
      case LOWER_ID -> kind(i - 1) == Kind.AT;
      default -> false;
    };
  }
}
