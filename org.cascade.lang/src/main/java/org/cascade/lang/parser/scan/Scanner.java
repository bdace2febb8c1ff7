package org.cascade.lang.parser.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass over a text: white space, comments, words, numbers and symbols; strings and brackets are
 * handed to {@link Strings} and {@link Brackets}.
 */
final class Scanner {
  private final String text;
  private final boolean recovering;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private final List<Lexeme> trivia = new ArrayList<>();
  private final Map<Integer, String> docs = new HashMap<>();
  private final List<Scanned.Fault> faults = new ArrayList<>();
  private final Brackets brackets;
  private final StringBuilder doc = new StringBuilder();
  private int at;
  private boolean newLine = true;

  Scanner(String text, boolean recovering) {
    this.text = text;
    this.recovering = recovering;
    this.brackets = new Brackets(text, lexemes, faults);
  }

  /** Whether all brackets matched. */
  boolean balanced() {
    return brackets.balanced();
  }

  Scanned scan() {
    while (at < text.length()) {
      if (!trivia()) {
        visible();
      }
    }
    brackets.closeAll(text.length());
    add(Kind.EOF, text.length(), text.length());
    new Words(text, lexemes).refine();
    new Angles(lexemes).refine();
    new Heads(text, lexemes).refine();
    List<Lexeme> laidOut = new Layout(lexemes, faults).separate();
    return new Scanned(text, laidOut, trivia, docs, faults);
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  // ---- what the parser does not see ----

  private boolean trivia() {
    char c = text.charAt(at);
    int start = at;
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\uFEFF') {
      whiteSpace();
      trivia.add(new Lexeme(Kind.WS, start, at));
      return true;
    }
    if (c == '/' && peek(1) == '/') {
      lineComment();
      trivia.add(new Lexeme(Kind.SL_COMMENT, start, at));
      return true;
    }
    if (c == '/' && peek(1) == '*') {
      blockComment();
      trivia.add(new Lexeme(Kind.ML_COMMENT, start, at));
      return true;
    }
    return false;
  }

  private void whiteSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        newLine = true;
        brackets.lineEnds(at);
      } else if (c != ' ' && c != '\t' && c != '\r' && c != '\uFEFF') {
        return;
      }
      at++;
    }
  }

  private void lineComment() {
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    boolean isDoc = newLine && peek(2) == '/' && peek(3) != '/';
    if (isDoc) {
      String line = text.substring(at + 3, end).stripTrailing();
      doc.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
    }
    at = end;
  }

  private void blockComment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      fault(at, at + 2, "This comment is never closed: write `*/` where it ends.");
    }
    end = end < 0 ? text.length() : end + 2;
    if (text.substring(at, end).indexOf('\n') >= 0) {
      newLine = true;
    }
    at = end;
  }

  // ---- what it does ----

  private void visible() {
    char c = text.charAt(at);
    int start = at;
    if (brackets.continuesString(c)) {
      string(false);
    } else if (c == '"') {
      string(true);
    } else if (isLetter(c)) {
      word();
    } else if (c >= '0' && c <= '9') {
      number();
    } else {
      symbol(start);
    }
  }

  private void string(boolean begins) {
    boolean block = begins ? text.startsWith("\"\"\"", at) : brackets.inBlockString();
    Strings.Piece piece = Strings.scan(text, at, begins, block, faults);
    int start = at;
    at = piece.end();
    if (piece.opens() && begins && !brackets.roomFor(start)) {
      skipItem();
      return;
    }
    Lexeme lexeme = add(piece.kind(), start, at);
    brackets.string(lexeme, begins, piece.opens(), block);
  }

  private void word() {
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    char first = text.charAt(start);
    Kind kind =
        first >= 'A' && first <= 'Z' ? Kind.UPPER_ID : Kind.ofWord(text.substring(start, at));
    if (recovering && newLine && kind != Kind.UPPER_ID) {
      brackets.recoverBefore(kind, start, isLabel());
    }
    add(kind, start, at);
  }

  /** Whether a colon follows: then a word is a name. */
  private boolean isLabel() {
    int i = at;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i < text.length() && text.charAt(i) == ':' && !text.startsWith(":=", i);
  }

  private void number() {
    int start = at;
    Lexeme last = lexemes.isEmpty() ? null : lexemes.getLast();
    boolean member = last != null && last.kind == Kind.DOT;
    Kind kind = Kind.INT;
    if (!member && peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'b')) {
      at += 2;
      digits(text.charAt(at - 1) == 'x' ? 16 : 2);
    } else {
      digits(10);
      if (!member && peek(0) == '.' && Character.digit(peek(1), 10) >= 0) {
        at++;
        digits(10);
        kind = Kind.REAL;
      }
      if (!member && exponent()) {
        kind = Kind.REAL;
      }
    }
    if (at < text.length() && isWordPart(text.charAt(at))) {
      while (at < text.length() && isWordPart(text.charAt(at))) {
        at++;
      }
      fault(
          start,
          at,
          "`"
              + shown(start, at)
              + "` is neither a number nor a name: a number has "
              + "digits and `_` only, and a name starts with a letter.");
    } else if (at == start + 2 && (text.charAt(at - 1) == 'x' || text.charAt(at - 1) == 'b')) {
      fault(start, at, "Digits are missing after `" + shown(start, at) + "`.");
    }
    add(kind, start, at);
  }

  private void digits(int radix) {
    while (peek(0) == '_' || Character.digit(peek(0), radix) >= 0 && peek(0) < 128) {
      at++;
    }
  }

  private boolean exponent() {
    if (peek(0) != 'e' && peek(0) != 'E') {
      return false;
    }
    int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (Character.digit(peek(1 + sign), 10) < 0) {
      return false;
    }
    at += 1 + sign;
    digits(10);
    return true;
  }

  private void symbol(int start) {
    if (Compound.isAt(text, at)) {
      faults.add(Compound.fault(text, at, lexemes));
      at += 2;
      add(Kind.ASSIGN, start, at);
      return;
    }
    Kind kind = Symbols.at(text, at);
    if (kind == Kind.ANY_OTHER) {
      at = Symbols.foreign(text, at, faults);
      Kind meant = Symbols.meant(text.substring(start, at));
      if (meant != Kind.ANY_OTHER) {
        add(meant, start, at);
      } else {
        trivia.add(new Lexeme(Kind.ANY_OTHER, start, at));
      }
      return;
    }
    at += kind == Kind.SEP ? 1 : kind.text().length();
    if (!brackets.accepts(kind, start)) {
      trivia.add(new Lexeme(Kind.ANY_OTHER, start, at));
      if (brackets.tooDeep()) {
        skipItem();
      }
      return;
    }
    brackets.see(add(kind, start, at));
  }

  /** After nesting that no one can read: goes on with the next line that begins an item. */
  private void skipItem() {
    int start = at;
    while (at < text.length() && !Brackets.beginsItem(text, at)) {
      at++;
    }
    trivia.add(new Lexeme(Kind.ANY_OTHER, start, at));
    brackets.closeAll(start);
    newLine = true;
  }

  private Lexeme add(Kind kind, int start, int end) {
    Lexeme lexeme = new Lexeme(kind, start, end);
    lexeme.onNewLine = newLine;
    lexeme.depth = brackets.depth();
    if (!doc.isEmpty()) {
      docs.put(start, doc.toString().strip());
      // In a sum type the lines above `| A` belong to A.
      if (kind != Kind.BAR) {
        doc.setLength(0);
      }
    }
    newLine = false;
    lexemes.add(lexeme);
    return lexeme;
  }

  private void fault(int start, int end, String message) {
    faults.add(new Scanned.Fault(start, end, message, true));
  }

  private String shown(int start, int end) {
    return end - start > 40 ? text.substring(start, start + 40) + "…" : text.substring(start, end);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isLetter(c) || c >= '0' && c <= '9';
  }
}
