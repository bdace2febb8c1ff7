package org.cascade.lang.parser.scan;

import java.util.List;

/**
 * A piece of text with its kind, which {@link Words}, {@link Angles} and the like may still refine.
 */
public final class Lexeme {
  Kind kind;
  private final int start;
  private final int end;

  /** Whether a newline stands between it and the lexeme before. */
  boolean onNewLine;

  /** How many brackets are open around it. */
  int depth;

  /** The index of the bracket it belongs to; -1 for none. */
  int match = -1;

  Lexeme(Kind kind, int start, int end) {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  /** The end of a text of this length. */
  public static Lexeme endOf(int length) {
    return new Lexeme(Kind.EOF, length, length);
  }

  /** The end of a text that ends with these lexemes. */
  public static Lexeme endAfter(List<Lexeme> lexemes) {
    return endOf(lexemes.isEmpty() ? 0 : lexemes.getLast().end);
  }

  public Kind kind() {
    return kind;
  }

  /** The offset of its first UTF-16 unit. */
  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Whether no bracket is open around it. */
  public boolean isOutermost() {
    return depth == 0;
  }

  /** Whether an item, or a member of one, ends here. */
  public boolean endsMember() {
    return kind == Kind.SEP && depth <= 1;
  }

  @Override
  public String toString() {
    return kind + "@" + start + "-" + end;
  }
}
