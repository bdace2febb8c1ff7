package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;

/** A part of a row: names of fields and places in tuples, from the row inwards. */
record Path(List<String> steps) {
  /** The path that an expression takes from the row, if that is all it does. */
  static Optional<Path> of(Core core, Local row) {
    List<String> steps = new ArrayList<>();
    Core current = core;
    while (true) {
      switch (current) {
        case Core.Coerce n -> current = n.value();
        case Core.FieldOf n -> {
          steps.addFirst(n.field().name());
          current = n.target();
        }
        case Core.TupleItem n -> {
          steps.addFirst(String.valueOf(n.index()));
          current = n.target();
        }
        case Core.Read n -> {
          return n.local() == row ? Optional.of(new Path(List.copyOf(steps))) : Optional.empty();
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }

  /** This path, from where another leads to. */
  Path below(Path outer) {
    List<String> all = new ArrayList<>(outer.steps);
    all.addAll(steps);
    return new Path(List.copyOf(all));
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
