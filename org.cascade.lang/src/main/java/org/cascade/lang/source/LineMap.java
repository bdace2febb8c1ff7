package org.cascade.lang.source;

import java.util.List;
import java.util.Optional;

/**
 * Where each line of a text comes from that was made of sources.
 *
 * @param lines one entry per line; empty where a line belongs to the frame
 */
public record LineMap(List<Optional<Span>> lines) {
  public LineMap {
    lines = List.copyOf(lines);
  }

  /** The source of a 1-based line; empty outside the text too. */
  public Optional<Span> at(int line) {
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : Optional.empty();
  }
}
