package org.cascade.lang.refine.regular;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A set of characters, as ranges in order. Characters are Unicode code points without surrogates:
 * texts are taken to be well-formed.
 */
record CodePoints(List<Range> ranges) {
  private static final int FIRST_SURROGATE = 0xD800;
  private static final int LAST_SURROGATE = 0xDFFF;
  private static final int FIRST_PAIR = 0x10000;

  static final CodePoints ALL =
      new CodePoints(
          List.of(
              new Range(0, FIRST_SURROGATE - 1),
              new Range(LAST_SURROGATE + 1, Character.MAX_CODE_POINT)));

  /** Both ends included. */
  record Range(int from, int to) {}

  static CodePoints of(int... pairs) {
    List<Range> all = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.add(new Range(pairs[i], pairs[i + 1]));
    }
    return new CodePoints(all);
  }

  /** Asks every character there is. */
  static CodePoints where(IntPredicate test) {
    List<Range> all = new ArrayList<>();
    int start = -1;
    for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c++) {
      boolean in = c <= Character.MAX_CODE_POINT && !isSurrogate(c) && test.test(c);
      if (in && start < 0) {
        start = c;
      } else if (!in && start >= 0) {
        all.add(new Range(start, c - 1));
        start = -1;
      }
    }
    return new CodePoints(all);
  }

  private static boolean isSurrogate(int c) {
    return c >= FIRST_SURROGATE && c <= LAST_SURROGATE;
  }

  CodePoints and(CodePoints other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return new CodePoints(all);
  }

  CodePoints without(CodePoints other) {
    List<Range> left = ranges;
    for (Range cut : other.ranges) {
      List<Range> next = new ArrayList<>();
      for (Range range : left) {
        int before = Math.min(range.to, cut.from - 1);
        int after = Math.max(range.from, cut.to + 1);
        if (range.from <= before) {
          next.add(new Range(range.from, before));
        }
        if (after <= range.to) {
          next.add(new Range(after, range.to));
        }
      }
      left = next;
    }
    return new CodePoints(left);
  }

  /** The texts of one of these characters, in UTF-16. */
  Automaton automaton() {
    List<Automaton> all = new ArrayList<>();
    for (Range range : ranges) {
      int low = range.from;
      if (low < FIRST_PAIR) {
        all.add(Automaton.makeCharRange((char) low, (char) Math.min(range.to, FIRST_PAIR - 1)));
      }
      pairs(Math.max(low, FIRST_PAIR), range.to, all);
    }
    Automaton union = Automaton.union(all);
    union.minimize();
    return union;
  }

  private static void pairs(int from, int to, List<Automaton> all) {
    int start = from;
    while (start <= to) {
      char high = Character.highSurrogate(start);
      char low = Character.lowSurrogate(start);
      if (low == Character.MIN_LOW_SURROGATE) {
        // Whole blocks of 1024 at once.
        int blocks = (to + 1 - start) / 1024;
        if (blocks > 0) {
          Automaton highs = Automaton.makeCharRange(high, (char) (high + blocks - 1));
          Automaton lows =
              Automaton.makeCharRange(Character.MIN_LOW_SURROGATE, Character.MAX_LOW_SURROGATE);
          all.add(highs.concatenate(lows));
          start += blocks * 1024;
          continue;
        }
      }
      int end = Math.min(to, start | 0x3FF);
      Automaton lows = Automaton.makeCharRange(low, Character.lowSurrogate(end));
      all.add(Automaton.makeChar(high).concatenate(lows));
      start = end + 1;
    }
  }
}
