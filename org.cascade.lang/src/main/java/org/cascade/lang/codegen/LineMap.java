package org.cascade.lang.codegen;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/**
 * Where each line of a generated file comes from.
 *
 * @param lines one entry per Java line; empty where a line belongs to the file's frame
 */
public record LineMap(List<Optional<Span>> lines) {
  public LineMap {
    lines = List.copyOf(lines);
  }

  /** The source of a 1-based Java line; empty outside the file too. */
  public Optional<Span> at(int javaLine) {
    return javaLine >= 1 && javaLine <= lines.size() ? lines.get(javaLine - 1) : Optional.empty();
  }
}
