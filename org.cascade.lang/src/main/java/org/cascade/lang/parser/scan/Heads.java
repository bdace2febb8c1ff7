package org.cascade.lang.parser.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the brace that ends the head of an {@code if}, {@code match}, {@code for} or {@code while}:
 * so {@code if x == None { … }} is not a record, and {@code if s == Rect { w: 1 } { … }} has one.
 * Marks verbs on the way, which need the same look at what stands before.
 */
final class Heads {
  private static final int NONE = -1;

  private final String text;
  private final List<Lexeme> lexemes;

  /** The brace that ends the head which begins at an index. */
  private final Map<Integer, Integer> ends = new HashMap<>();

  Heads(String text, List<Lexeme> lexemes) {
    this.text = text;
    this.lexemes = lexemes;
  }

  void refine() {
    for (int i = lexemes.size() - 1; i >= 0; i--) {
      if (beginsHead(kind(i))) {
        ends.put(i, end(i));
      }
    }
    for (int i = 1; i < lexemes.size(); i++) {
      if (kind(i) == Kind.LOWER_ID && isVerb(i)) {
        lexemes.get(i).kind = Kind.VERB;
      }
    }
  }

  private Kind kind(int index) {
    return index >= 0 && index < lexemes.size() ? lexemes.get(index).kind : Kind.EOF;
  }

  private static boolean beginsHead(Kind kind) {
    return kind == Kind.IF || kind == Kind.MATCH || kind == Kind.FOR || kind == Kind.WHILE;
  }

  /**
   * Inner heads are found before outer ones, so each part of the text is looked at once or twice.
   */
  private int end(int head) {
    int depth = lexemes.get(head).depth;
    int i = head + 1;
    while (i < lexemes.size()) {
      Lexeme lexeme = lexemes.get(i);
      if (isLoop(kind(head)) && isInvariant(i)) {
        lexeme.kind = Kind.INVARIANT;
      }
      if (lexeme.depth < depth || lexeme.kind == Kind.EOF || endsBefore(i)) {
        return NONE;
      }
      if (lexeme.kind.isBrace() && isBody(i, kind(head))) {
        lexeme.kind = Kind.HEAD_OPEN;
        return i;
      }
      i = next(i, kind(head));
      if (i == NONE) {
        return NONE;
      }
    }
    return NONE;
  }

  /** The index behind the part of a head that begins at an index. */
  private int next(int i, Kind head) {
    Lexeme lexeme = lexemes.get(i);
    if (beginsHead(lexeme.kind)) {
      int body = ends.getOrDefault(i, NONE);
      return body == NONE ? NONE : lexemes.get(body).match + 1;
    }
    boolean nested = lexeme.match > i;
    // The end of one piece of a string is the beginning of the next.
    return nested && lexeme.kind.opens() ? lexeme.match + 1 : nested ? lexeme.match : i + 1;
  }

  private boolean endsBefore(int i) {
    Kind kind = kind(i);
    return kind == Kind.SEP
        || lexemes.get(i).onNewLine && kind(i - 1).canEnd() && !kind.continues();
  }

  private static boolean isLoop(Kind head) {
    return head == Kind.WHILE || head == Kind.FOR;
  }

  private boolean isInvariant(int i) {
    Lexeme lexeme = lexemes.get(i);
    return lexeme.kind == Kind.LOWER_ID
        && lexeme.end() - lexeme.start() == 9
        && text.startsWith("invariant", lexeme.start())
        && kind(i - 1).endsOperand();
  }

  /** Whether a brace in a head is where the body begins. */
  private boolean isBody(int brace, Kind head) {
    Kind before = kind(brace - 1);
    if (lexemes.get(brace).kind == Kind.HEAD_OPEN) {
      return false;
    }
    if (before == Kind.UPPER_ID || before == Kind.TYPE_CLOSE) {
      return !headGoesOn(brace);
    }
    if (before == Kind.ATTEMPT && !headGoesOn(brace)) {
      lexemes.get(brace - 1).kind = Kind.LOWER_ID;
      return true;
    }
    boolean incomplete = before == head || before == Kind.IN || before == Kind.DOT;
    return before.endsOperand() || incomplete && !headGoesOn(brace);
  }

  /** Whether what stands behind a pair of braces shows that they were part of the head. */
  private boolean headGoesOn(int brace) {
    int after = lexemes.get(brace).match + 1;
    if (after <= brace) {
      return false;
    }
    boolean newLine = lexemes.get(after).onNewLine;
    return switch (kind(after)) {
      case LBRACE, HEAD_OPEN, LBRACK, LPAREN, MINUS -> !newLine;
      case DOT, QUESTION, IN, AND, OR, AS, IS, WITH, PIPE, BAR, RANGE -> true;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case PLUS, TIMES, DIVIDE, REMAINDER, POWER -> true;
      default -> false;
    };
  }

  /** {@code a verb(x)}, on one line. */
  private boolean isVerb(int i) {
    if (kind(i + 1) != Kind.LPAREN || lexemes.get(i).onNewLine || lexemes.get(i + 1).onNewLine) {
      return false;
    }
    Kind before = kind(i - 1);
    return before.endsOperand() && before != Kind.RBRACE && before != Kind.CHANGES;
  }
}
