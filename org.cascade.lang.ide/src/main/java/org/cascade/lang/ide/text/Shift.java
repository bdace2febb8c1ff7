package org.cascade.lang.ide.text;

import java.util.OptionalInt;

/**
 * Where places of one text are in another that differs in one stretch: what the two have in common
 * at their beginnings and ends keeps its place.
 */
public final class Shift {
  private final int prefix;
  private final int suffix;
  private final int before;
  private final int after;

  private Shift(int prefix, int suffix, int before, int after) {
    this.prefix = prefix;
    this.suffix = suffix;
    this.before = before;
    this.after = after;
  }

  public static Shift between(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int prefix = 0;
    while (prefix < most && before.charAt(prefix) == after.charAt(prefix)) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < most - prefix
        && before.charAt(before.length() - 1 - suffix)
            == after.charAt(after.length() - 1 - suffix)) {
      suffix++;
    }
    return new Shift(prefix, suffix, before.length(), after.length());
  }

  /** Where an offset of the earlier text is now; absent within what was replaced. */
  public OptionalInt toNow(int offset) {
    return moved(offset, before, after);
  }

  /** Where an offset of the later text was. */
  public OptionalInt toBefore(int offset) {
    return moved(offset, after, before);
  }

  private OptionalInt moved(int offset, int from, int to) {
    if (offset <= prefix) {
      return OptionalInt.of(offset);
    }
    return offset >= from - suffix ? OptionalInt.of(offset + to - from) : OptionalInt.empty();
  }
}
