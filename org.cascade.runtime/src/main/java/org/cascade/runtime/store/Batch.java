package org.cascade.runtime.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.runtime.codec.Input;

/**
 * Records of the log of which only the outcome matters, since they make no spaces and no stream
 * looks at what they change. Values are changed in place, and seen when all records were taken.
 */
final class Batch {
  private final Cells cells;
  private final Map<Place, Optional<Slot>> slots = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private long last;

  Batch(Cells cells) {
    this.cells = cells;
  }

  /** Finds the cells that records speak of. */
  interface Cells {
    /** Empty where the state is not there any more. */
    Optional<Slot> slot(long space, long state);
  }

  /** A cell, as records call it. */
  private record Place(long space, long state) {}

  /** What a record says of one cell. */
  private record Part(Slot slot, int kind, Input in) {}

  /** Takes a record, unless there is more to it than its outcome. */
  boolean takes(long number, Input in) {
    if (in.readBool()) {
      return false;
    }
    parts.clear();
    while (in.remaining() > 0) {
      long space = in.readUnsigned();
      long state = in.readUnsigned();
      int kind = (int) (state % RecordWriter.KINDS);
      Input part = in.readPart();
      Optional<Slot> slot = slot(new Place(space, state / RecordWriter.KINDS));
      if (slot.isPresent()) {
        if (!slot.get().cell().watchers().isEmpty()) {
          return false;
        }
        parts.add(new Part(slot.get(), kind, part));
      }
    }
    parts.forEach(part -> part.slot().apply(part.kind(), part.in()));
    last = number;
    return true;
  }

  private Optional<Slot> slot(Place place) {
    Optional<Slot> known = slots.get(place);
    if (known == null) {
      known = cells.slot(place.space(), place.state());
      slots.put(place, known);
    }
    return known;
  }

  /** The number of the last record that was taken; 0 if there was none. */
  long last() {
    return last;
  }

  /** The cells that were changed. */
  List<Slot> changed() {
    return slots.values().stream().flatMap(Optional::stream).filter(Slot::isChanged).toList();
  }
}
