package org.cascade.lang.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A text that was built at compile time, and what it was built of: tells where in the program a
 * stretch of it is written.
 *
 * @param origin the expression that gave the whole text
 * @param pieces in order; none if nothing is known but the origin
 */
public record BuiltText(String text, Span origin, List<TextPiece> pieces) {
  public BuiltText {
    pieces =
        pieces.isEmpty() ? List.of(new TextPiece(0, text.length(), origin)) : List.copyOf(pieces);
  }

  /** Where a stretch is written, as exactly as can be told. */
  public Span locate(int offset, int length) {
    return pieceAt(offset)
        .map(p -> within(p, offset - p.start(), Math.min(length, p.end() - offset)))
        .orElse(origin);
  }

  /** The pieces of a stretch, each cut to what of it lies in there. */
  public List<TextPiece> piecesIn(int offset, int length) {
    List<TextPiece> cut = new ArrayList<>();
    for (TextPiece piece : pieces) {
      int from = Math.max(offset, piece.start());
      int to = Math.min(offset + length, piece.end());
      if (from < to) {
        cut.add(new TextPiece(from, to - from, within(piece, from - piece.start(), to - from)));
      }
    }
    return cut;
  }

  private Optional<TextPiece> pieceAt(int offset) {
    Optional<TextPiece> holding =
        pieces.stream().filter(p -> p.start() <= offset && offset < p.end()).findFirst();
    return holding.or(() -> pieces.stream().filter(p -> p.end() == offset).findFirst());
  }

  /** What was put in from elsewhere, in a stretch: all but the piece that it begins in. */
  public List<TextPiece> insertedIn(int offset, int length) {
    Optional<TextPiece> first = pieceAt(offset);
    return pieces.stream()
        .filter(p -> p.overlaps(offset, offset + length) && first.filter(p::equals).isEmpty())
        .filter(p -> !origin.holds(p.place()) || origin.equals(p.place()))
        .toList();
  }

  /** The place of units of a piece in the source of the string they come from. */
  private Span within(TextPiece piece, int from, int length) {
    String raw = piece.place().text();
    String made = text.substring(piece.start(), piece.end());
    OptionalInt start = unitOf(raw, made, from);
    OptionalInt end = unitOf(raw, made, from + length);
    if (start.isEmpty() || end.isEmpty()) {
      return piece.place();
    }
    int offset = piece.place().offset() + start.getAsInt();
    return new Span(piece.place().source(), offset, end.getAsInt() - start.getAsInt());
  }

  /** Where in a string as written a unit of its value stands; absent if it is no such string. */
  private static OptionalInt unitOf(String raw, String made, int unit) {
    int at = raw.startsWith("\"\"\"") ? 3 : raw.startsWith("\"") ? 1 : 0;
    int done = 0;
    while (done < made.length() && at < raw.length()) {
      char c = raw.charAt(at);
      boolean escape = c == '\\';
      boolean same = !escape && c == made.charAt(done);
      if (!escape && !same) {
        // Indentation that is no part of the value, and the line break behind opening quotes.
        if (!Character.isWhitespace(c)) {
          return OptionalInt.empty();
        }
        at++;
        continue;
      }
      if (done >= unit) {
        return OptionalInt.of(at);
      }
      int units = escape ? unitsOfEscape(raw, at) : 1;
      at += escape ? lengthOfEscape(raw, at) : 1;
      done += units;
    }
    return done == made.length() && unit == done ? OptionalInt.of(at) : OptionalInt.empty();
  }

  private static int lengthOfEscape(String raw, int at) {
    int close = raw.startsWith("\\u{", at) ? raw.indexOf('}', at) : -1;
    return close < 0 ? 2 : close + 1 - at;
  }

  private static int unitsOfEscape(String raw, int at) {
    int length = lengthOfEscape(raw, at);
    return length > 2 ? Character.charCount(Integer.parseInt(raw, at + 3, at + length - 1, 16)) : 1;
  }
}
