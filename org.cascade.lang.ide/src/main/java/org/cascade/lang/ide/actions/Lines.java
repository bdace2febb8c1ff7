package org.cascade.lang.ide.actions;

import org.cascade.lang.source.Source;

/** White space around places, for edits that leave a text as well laid out as it was. */
final class Lines {
  private Lines() {}

  /** The white space that the line of an offset begins with. */
  static String indentAt(Source source, int offset) {
    String line = source.line(source.lineOf(offset));
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** The offset behind the last letter before a place. */
  static int startOfBlank(Source source, int offset) {
    int at = offset;
    while (at > 0 && Character.isWhitespace(source.text().charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
