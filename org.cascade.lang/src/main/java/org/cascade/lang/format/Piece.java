package org.cascade.lang.format;

import org.cascade.lang.parser.scan.Kind;

/**
 * A lexeme or a comment, and what stood before it.
 *
 * @param breaks how many line breaks stood before it
 * @param separated whether a statement, member or arm ends before it
 * @param semicolon whether that is written as {@code ;}
 */
record Piece(Kind kind, String text, int breaks, boolean separated, boolean semicolon) {
  boolean isComment() {
    return kind == Kind.SL_COMMENT || kind == Kind.ML_COMMENT;
  }

  boolean isBrace() {
    return kind == Kind.LBRACE || kind == Kind.HEAD_OPEN;
  }

  boolean opens() {
    return isBrace()
        || kind == Kind.LPAREN
        || kind == Kind.LBRACK
        || kind == Kind.STR_HEAD
        || kind == Kind.STR_MID;
  }

  boolean closes() {
    return kind == Kind.RBRACE
        || kind == Kind.RPAREN
        || kind == Kind.RBRACK
        || kind == Kind.STR_MID
        || kind == Kind.STR_TAIL;
  }

  /** Whether an operand may end here, so that a {@code -} behind it subtracts. */
  boolean endsOperand() {
    return switch (kind) {
      case UPPER_ID, LOWER_ID, INT, REAL, STRING, STR_TAIL, TYPE_CLOSE, TRUE, FALSE, CHANGES ->
          true;
      case RPAREN, RBRACK, RBRACE, QUESTION -> true;
      default -> false;
    };
  }
}
