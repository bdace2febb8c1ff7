package org.cascade.lang.parser.scan;

import java.util.List;

/** The pieces of string literals: from a quote or a {@code )} to the next {@code $(} or quote. */
final class Strings {
  private Strings() {}

  /**
   * A piece.
   *
   * @param opens whether it ends in {@code $(}
   */
  record Piece(Kind kind, int end, boolean opens) {}

  /**
   * Scans one piece.
   *
   * @param begins whether it begins with the literal's opening quotes rather than with {@code )}
   * @param block whether the quotes are triple
   */
  static Piece scan(
      String text, int start, boolean begins, boolean block, List<Scanned.Fault> faults) {
    int at = start + (begins && block ? 3 : 1);
    Kind whole = begins ? Kind.STRING : Kind.STR_TAIL;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c == '$' && text.startsWith("$(", at)) {
        return new Piece(begins ? Kind.STR_HEAD : Kind.STR_MID, at + 2, true);
      } else if (c == '"' && (!block || text.startsWith("\"\"\"", at))) {
        return new Piece(whole, at + (block ? 3 : 1), false);
      } else if (!block && (c == '\n' || c == '\r')) {
        break;
      } else {
        at++;
      }
    }
    at = Math.min(at, text.length());
    if (!block) {
      // A backslash at the line's end must not take the newline with it.
      int line = text.indexOf('\n', start);
      at = line >= 0 && line < at ? line : at;
    }
    faults.add(new Scanned.Fault(start, start + 1, unclosed(block), true));
    return new Piece(whole, at, false);
  }

  private static String unclosed(boolean block) {
    return block
        ? "The string that begins here is never closed: write `\"\"\"` where it ends."
        : "The string that begins here is not closed on its line: write `\"` where it ends, or use"
            + " `\"\"\"` for a text of several lines.";
  }
}
