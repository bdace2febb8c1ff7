package org.cascade.lang.ide.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.text.Shift;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A text that was made of a file, and which stretch of the file each line of it comes from.
 *
 * @param source the file as it was then
 */
public record Page(String text, Source source, List<Optional<Stretch>> lines) {
  public Page {
    lines = List.copyOf(lines);
  }

  /** Where to look in a page that has nothing of a place. */
  public static final Range TOP = new Range(new Position(0, 0), new Position(0, 0));

  /** A part of the file, by its offsets then. */
  public record Stretch(int from, int to) {
    boolean holds(int offset) {
      return from <= offset && offset <= to;
    }

    int length() {
      return to - from;
    }
  }

  /** The same text under other lines. */
  Page below(List<String> head) {
    List<Optional<Stretch>> all = new ArrayList<>();
    head.forEach(h -> all.add(Optional.empty()));
    all.addAll(lines);
    return new Page(String.join("\n", head) + "\n" + text, source, all);
  }

  /** The lines that come from a place of the file as it is now. */
  public Optional<Range> linesOf(Source now, int offset) {
    OptionalInt then = now == source ? OptionalInt.of(offset) : shift(now).toBefore(offset);
    return then.isEmpty() ? Optional.empty() : nearest(then.getAsInt()).map(this::run);
  }

  /** The smallest stretch that holds a place; else the last that begins before it. */
  private Optional<Integer> nearest(int offset) {
    Optional<Integer> best = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Stretch> line = lines.get(i);
      if (line.isPresent()
          && line.get().from() <= offset
          && (best.isEmpty()
              || isBetter(line.get(), lines.get(best.get()).orElseThrow(), offset))) {
        best = Optional.of(i);
      }
    }
    return best;
  }

  private static boolean isBetter(Stretch one, Stretch other, int offset) {
    if (one.holds(offset) != other.holds(offset)) {
      return one.holds(offset);
    }
    return one.holds(offset) ? one.length() < other.length() : one.from() > other.from();
  }

  /** A line with those below it that come from the same stretch or from within it. */
  private Range run(int first) {
    Stretch whole = lines.get(first).orElseThrow();
    int last = first;
    while (last + 1 < lines.size()
        && lines
            .get(last + 1)
            .filter(s -> whole.holds(s.from()) && whole.holds(s.to()))
            .isPresent()) {
      last++;
    }
    int length = new Source("", text).line(last + 1).length();
    return new Range(new Position(first, 0), new Position(last, length));
  }

  /** The place of the file, as it is now, that a line comes from, or else the line above it. */
  public Optional<Range> sourceOf(int line, Source now) {
    for (int i = Math.min(line, lines.size() - 1); i >= 0; i--) {
      Optional<Stretch> stretch = lines.get(i);
      if (stretch.isPresent()) {
        return range(stretch.get(), now);
      }
    }
    return Optional.empty();
  }

  private Optional<Range> range(Stretch stretch, Source now) {
    Shift shift = shift(now);
    OptionalInt from = shift.toNow(stretch.from());
    OptionalInt to = shift.toNow(stretch.to());
    return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
        ? Optional.of(Positions.range(now, from.getAsInt(), to.getAsInt()))
        : Optional.empty();
  }

  private Shift shift(Source now) {
    return Shift.between(source.text(), now.text());
  }
}
