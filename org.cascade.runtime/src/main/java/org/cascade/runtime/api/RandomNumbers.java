package org.cascade.runtime.api;

import java.util.UUID;
import org.cascade.runtime.engine.Engines;
import org.cascade.runtime.io.Chance;
import org.cascade.runtime.value.Abort;

/**
 * What a program draws by chance: from the engine's source, so that a simulated run can be
 * repeated.
 */
public final class RandomNumbers {
  private static final int REAL_BITS = 53;

  private RandomNumbers() {}

  /** A version 4 identifier. */
  public static UUID uuid() {
    long high = (bits() & ~0xf000L) | 0x4000L;
    long low = (bits() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /** From 0.0 up to, not including, 1.0. */
  public static double real() {
    return chance().below(1L << REAL_BITS) * 0x1.0p-53;
  }

  /** From {@code from} up to, not including, {@code to}. */
  public static long integer(long from, long to) {
    if (from >= to) {
      throw new Abort("there is no number from %d up to %d".formatted(from, to));
    }
    long width = to - from;
    return width > 0 ? from + chance().below(width) : anyFrom(from, to);
  }

  /** The range has more numbers than a long can count: most draws are in it. */
  private static long anyFrom(long from, long to) {
    while (true) {
      long drawn = bits();
      if (from <= drawn && drawn < to) {
        return drawn;
      }
    }
  }

  private static long bits() {
    return chance().below(1L << 32) << 32 | chance().below(1L << 32);
  }

  private static Chance chance() {
    return Engines.current().chance();
  }
}
