package org.cascade.lang.format;

import org.cascade.lang.parser.scan.Kind;

/** Which pieces begin a line, and which have a blank line above them. */
final class LineBreaks {
  private final Pieces pieces;
  private final boolean[] breaks;
  private final boolean[] blank;

  private LineBreaks(Pieces pieces) {
    this.pieces = pieces;
    this.breaks = new boolean[pieces.size()];
    this.blank = new boolean[pieces.size()];
  }

  /** The user's own breaks, and those that are never left to taste. */
  static LineBreaks of(Pieces pieces) {
    LineBreaks breaks = new LineBreaks(pieces);
    breaks.keepUsers();
    breaks.openBlocks();
    breaks.closeGaps();
    return breaks;
  }

  boolean isFirst(int i) {
    return i == 0 || breaks[i];
  }

  boolean hasBlankAbove(int i) {
    return i > 0 && breaks[i] && blank[i];
  }

  /** Puts each item between two brackets on a line of its own. */
  void spread(int opener) {
    int closer = pieces.match(opener);
    breaks[opener + 1] = true;
    breaks[closer] = true;
    for (int i = opener + 2; i < closer; i++) {
      int before = pieces.before(i);
      boolean behindComma = before >= 0 && pieces.get(before).kind() == Kind.COMMA;
      if (pieces.around(i) == opener && behindComma && !pieces.get(i - 1).isComment()) {
        breaks[i] |= !pieces.get(i).isComment() || pieces.get(i).breaks() > 0;
      }
    }
  }

  private void keepUsers() {
    for (int i = 1; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean afterComment = pieces.get(i - 1).kind() == Kind.SL_COMMENT;
      breaks[i] = piece.breaks() > 0 || piece.semicolon() || afterComment;
      blank[i] = piece.breaks() > 1;
      boolean joined = piece.kind() == Kind.ELSE && pieces.get(i - 1).kind() == Kind.RBRACE;
      if (joined) {
        breaks[i] = false;
      }
    }
  }

  /** Braces whose content is on several lines stand apart from it. */
  private void openBlocks() {
    boolean[] open = new boolean[pieces.size()];
    for (int i = 1; i < pieces.size(); i++) {
      int brace = pieces.around(i);
      if (brace != Pieces.NONE && pieces.get(brace).isBrace()) {
        boolean item = pieces.get(i).separated() || pieces.before(i) == brace;
        open[brace] |= breaks[i] && item;
      }
      int opener = pieces.get(i).kind() == Kind.RBRACE ? pieces.match(i) : Pieces.NONE;
      if (opener != Pieces.NONE) {
        open[opener] |= breaks[i];
      }
    }
    for (int i = 0; i < open.length; i++) {
      int closer = pieces.match(i);
      if (open[i] && closer > i + 1) {
        // A comment on the brace's own line stays there.
        int first = pieces.get(i + 1).isComment() && !breaks[i + 1] ? i + 2 : i + 1;
        breaks[first] = true;
        breaks[closer] = true;
        breakItems(i, closer);
      }
    }
  }

  private void breakItems(int brace, int closer) {
    for (int i = brace + 1; i < closer; i++) {
      breaks[i] |= pieces.around(i) == brace && pieces.get(i).separated();
    }
  }

  /** No blank lines inside of brackets' edges. */
  private void closeGaps() {
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i - 1).opens() || pieces.get(i).closes()) {
        blank[i] = false;
      }
    }
  }
}
