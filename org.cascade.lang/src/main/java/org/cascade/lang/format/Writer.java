package org.cascade.lang.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cascade.lang.parser.scan.Kind;

/** Writes pieces as lines: indentation, blanks, line breaks. */
final class Writer {
  private static final int INDENT = 4;

  private final Pieces pieces;
  private final LineBreaks breaks;
  private final Spacing spacing;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Line> lines = new ArrayList<>();
  private int lineIndent;
  private int lineFirst;
  private int lineStart;

  /** A line as written: its pieces and its width. */
  record Line(int first, int last, int width) {}

  /** An open bracket. */
  private static final class Frame {
    /** The indentation of the line it is on. */
    final int outer;

    /** Whether the item in hand began at the start of a line. */
    boolean itemOnOwnLine;

    Frame(int outer) {
      this.outer = outer;
    }
  }

  private Writer(Pieces pieces, LineBreaks breaks) {
    this.pieces = pieces;
    this.breaks = breaks;
    this.spacing = new Spacing(pieces);
    Frame top = new Frame(-INDENT);
    top.itemOnOwnLine = true;
    frames.push(top);
  }

  /** What was written, and its lines. */
  record Written(String text, List<Line> lines) {}

  static Written write(Pieces pieces, LineBreaks breaks) {
    Writer writer = new Writer(pieces, breaks);
    for (int i = 0; i < pieces.size(); i++) {
      writer.piece(i);
    }
    writer.endLine(pieces.size());
    return new Written(writer.out.toString(), writer.lines);
  }

  private void piece(int i) {
    Piece piece = pieces.get(i);
    boolean first = breaks.isFirst(i);
    boolean item = startsItem(i);
    if (first) {
      beginLine(i, indentOf(i, item));
    } else {
      out.append(spacing.before(i));
    }
    out.append(piece.text());
    if (piece.closes() && frames.size() > 1) {
      frames.pop();
    } else if (item && !piece.isComment()) {
      frames.element().itemOnOwnLine = first;
    }
    if (piece.opens()) {
      frames.push(new Frame(lineIndent));
    }
  }

  private int indentOf(int i, boolean item) {
    Frame frame = frames.element();
    if (pieces.get(i).closes()) {
      return frame.outer;
    }
    int content = frame.outer + INDENT;
    // An index belongs to the state before it, whatever commas stand in that one's type.
    boolean index = pieces.get(i).kind() == Kind.INDEX;
    return !index && (item || !frame.itemOnOwnLine) ? content : content + INDENT;
  }

  /**
   * Whether a piece begins a statement, a member, an arm, an argument; a comment goes with what
   * follows.
   */
  private boolean startsItem(int i) {
    int next = pieces.from(i);
    if (next == Pieces.NONE || pieces.get(next).closes()) {
      return true;
    }
    int before = pieces.before(next);
    if (before == Pieces.NONE || pieces.get(next).separated()) {
      return true;
    }
    boolean opened = pieces.get(before).opens();
    boolean listed =
        pieces.get(before).kind() == Kind.COMMA
            && pieces.around(before) == pieces.around(next)
            && pieces.around(next) != Pieces.NONE;
    return opened || listed;
  }

  private void beginLine(int i, int indent) {
    if (i > 0) {
      endLine(i);
      if (breaks.hasBlankAbove(i)) {
        out.append('\n');
      }
    }
    lineFirst = i;
    lineIndent = indent;
    lineStart = out.length();
    out.append(" ".repeat(indent));
  }

  private void endLine(int next) {
    if (next > 0) {
      lines.add(new Line(lineFirst, next - 1, out.length() - lineStart));
      out.append('\n');
    }
  }
}
