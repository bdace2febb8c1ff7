package org.cascade.lang.format;

import org.cascade.lang.parser.scan.Kind;

/** Whether a blank stands between two pieces on a line. */
final class Spacing {
  private final Pieces pieces;

  Spacing(Pieces pieces) {
    this.pieces = pieces;
  }

  /** What stands before a piece that does not begin a line. */
  String before(int i) {
    Piece current = pieces.get(i);
    Piece last = pieces.get(i - 1);
    if (current.kind() == Kind.SL_COMMENT) {
      return "  ";
    }
    return isTight(i, last, current) ? "" : " ";
  }

  private boolean isTight(int i, Piece last, Piece current) {
    if (afterIsTight(i - 1, last) || beforeIsTight(i, last, current)) {
      return true;
    }
    if (last.kind() == Kind.RANGE) {
      return beginsOperand(current);
    }
    return current.kind() == Kind.RBRACE && last.isBrace();
  }

  private boolean afterIsTight(int i, Piece last) {
    return switch (last.kind()) {
      case LPAREN, LBRACK, DOT, AT, TYPE_OPEN, STR_HEAD, STR_MID -> true;
      case LBRACE -> isImport(i);
      case MINUS -> isSign(i);
      default -> false;
    };
  }

  private boolean beforeIsTight(int i, Piece last, Piece current) {
    return switch (current.kind()) {
      case RPAREN, RBRACK, COMMA, COLON, DOT, QUESTION -> true;
      case TYPE_OPEN, TYPE_CLOSE, STR_MID, STR_TAIL -> true;
      case RBRACE -> isImport(pieces.match(i));
      case LBRACE -> isImport(i);
      case LPAREN -> last.endsOperand() || last.kind() == Kind.VERB;
      case LBRACK, RANGE -> last.endsOperand();
      default -> false;
    };
  }

  /** {@code import a.{B, c}}. */
  private boolean isImport(int brace) {
    return brace > 0 && pieces.get(brace - 1).kind() == Kind.DOT;
  }

  /** Whether a {@code -} negates what follows. */
  private boolean isSign(int minus) {
    int before = pieces.before(minus);
    return before == Pieces.NONE
        || pieces.get(minus).separated()
        || !pieces.get(before).endsOperand();
  }

  private static boolean beginsOperand(Piece piece) {
    return switch (piece.kind()) {
      case UPPER_ID, LOWER_ID, INT, REAL, LPAREN, MINUS, STRING -> true;
      default -> false;
    };
  }
}
