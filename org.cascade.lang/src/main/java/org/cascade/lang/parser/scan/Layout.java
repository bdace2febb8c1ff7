package org.cascade.lang.parser.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a {@link Kind#SEP} wherever a newline or a {@code ;} ends a statement, a member or an arm.
 */
final class Layout {
  private final List<Lexeme> lexemes;
  private final List<Scanned.Fault> faults;
  private final List<Lexeme> result;

  private final Nesting nesting = new Nesting();

  /** For each depth, whether newlines count there. */
  private final boolean[] counts = new boolean[Brackets.LIMIT + 2];

  Layout(List<Lexeme> lexemes, List<Scanned.Fault> faults) {
    this.lexemes = lexemes;
    this.faults = faults;
    this.result = new ArrayList<>(lexemes.size() + lexemes.size() / 8);
    counts[0] = true;
  }

  List<Lexeme> separate() {
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      if (lexeme.match > i) {
        counts[lexeme.depth + 1] = lexeme.kind.isBrace();
      }
      if (lexeme.kind == Kind.SEP) {
        semicolon(i, lexeme);
        continue;
      }
      if (lexeme.onNewLine && newLineEnds(i, lexeme)) {
        Lexeme last = result.getLast();
        separator(last.end(), last.end(), lexeme.depth);
      }
      Kind before = result.isEmpty() ? Kind.EOF : result.getLast().kind;
      if (nesting.exceededBy(lexeme, before)) {
        i = skipItem(i) - 1;
      } else {
        result.add(lexeme);
      }
    }
    return result;
  }

  private void separator(int start, int end, int depth) {
    Lexeme separator = new Lexeme(Kind.SEP, start, end);
    separator.depth = depth;
    nesting.exceededBy(separator, Kind.EOF);
    result.add(separator);
  }

  /** Reports what is too deep, and returns the index of the next item's first lexeme. */
  private int skipItem(int from) {
    Lexeme lexeme = lexemes.get(from);
    String message =
        "This is nested too deeply, or has too many operators in a row: give parts of it names with"
            + " `let`.";
    faults.add(Scanned.Fault.tooDeep(lexeme.start(), lexeme.end(), message));
    int i = from + 1;
    while (i < lexemes.size() - 1 && !beginsItem(lexemes.get(i))) {
      i++;
    }
    separator(lexeme.start(), lexeme.start(), 0);
    return i;
  }

  private static boolean beginsItem(Lexeme lexeme) {
    return lexeme.depth == 0 && lexeme.onNewLine && Brackets.beginsItem(lexeme.kind);
  }

  /** One that separates nothing is dropped, so that the grammar need not allow for it. */
  private void semicolon(int i, Lexeme lexeme) {
    if (!counts[lexeme.depth]) {
      String message = "`;` ends a statement, and there is none inside `( )` or `[ ]`: write `,`.";
      faults.add(new Scanned.Fault(lexeme.start(), lexeme.end(), message, true));
      return;
    }
    Kind next = i + 1 < lexemes.size() ? lexemes.get(i + 1).kind : Kind.EOF;
    boolean first = result.isEmpty() || !result.getLast().kind.canEnd();
    if (!first && next != Kind.RBRACE && next != Kind.EOF && next != Kind.SEP) {
      separator(lexeme.start(), lexeme.end(), lexeme.depth);
    }
  }

  private boolean newLineEnds(int i, Lexeme next) {
    if (result.isEmpty() || !counts[next.depth]) {
      return false;
    }
    Lexeme last = result.getLast();
    if (!last.kind.canEnd()) {
      // An operand is missing: what cannot be one is not taken for it.
      return last.kind.wantsOperand() && Brackets.beginsStatement(next.kind);
    }
    return !next.kind.continues() || next.kind == Kind.RANGE && isRangePattern(i);
  }

  /** {@code ..5 =>} at the start of a line is an arm, not the rest of the line before. */
  private boolean isRangePattern(int i) {
    int number = i + 1 < lexemes.size() && lexemes.get(i + 1).kind == Kind.MINUS ? i + 2 : i + 1;
    if (number + 1 >= lexemes.size()) {
      return false;
    }
    Kind kind = lexemes.get(number).kind;
    Kind behind = lexemes.get(number + 1).kind;
    return (kind == Kind.INT || kind == Kind.REAL)
        && (behind == Kind.ARROW || behind == Kind.WHERE || behind == Kind.BAR);
  }
}
