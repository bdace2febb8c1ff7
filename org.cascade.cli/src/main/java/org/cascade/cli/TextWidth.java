package org.cascade.cli;

/** How many columns of a terminal a character takes. */
final class TextWidth {
  /** The ranges, by first and last character, that Unicode calls wide or full-width. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x2614, 0x2615, 0x2648, 0x2653,
    0x26a1, 0x26a1, 0x26bd, 0x26be, 0x26d4, 0x26d4, 0x2705, 0x2705, 0x2728, 0x2728,
    0x274c, 0x274c, 0x2753, 0x2757, 0x2795, 0x2797, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50,
    0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f,
    0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6,
    0x16fe0, 0x18aff, 0x1b000, 0x1b2ff, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f7e0, 0x1f7eb,
    0x1f900, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd,
  };

  private TextWidth() {}

  /** 0 for marks that join the character before, 2 for wide characters, 1 for all others. */
  static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    for (int i = 0; i < WIDE.length && WIDE[i] <= character; i += 2) {
      if (character <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Text for a terminal: characters that would move its cursor or change its state are shown as
   * {@code �}.
   */
  static String harmless(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(isHarmful(c) ? HIDDEN : c));
    return out.toString();
  }

  /** What stands for a character that must not reach a terminal. */
  static final char HIDDEN = '\ufffd';

  /** Control characters, half characters, and what turns the direction of writing around. */
  static boolean isHarmful(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE
        || (character >= 0x202a && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
