package org.cascade.runtime.engine;

import java.util.List;
import java.util.function.Consumer;
import org.cascade.runtime.store.Picture;
import org.cascade.runtime.store.Picture.StreamState;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.value.Show;

/** Tells in the language's terms what is stored. */
record Dump(Picture picture, Consumer<String> lines) {
  void write() {
    picture.roots().forEach((name, space) -> lines.accept(name + " = " + space));
    for (SpaceCore space : picture.spaces()) {
      lines.accept(space.toString());
      for (Cell cell : space.cells()) {
        Object value = picture.values().apply(cell);
        String shown = value == Cell.UNSET ? "(no value)" : Show.show(value);
        lines.accept("    " + cell.name() + " = " + shown);
      }
      for (StreamState stream : streamsOf(space)) {
        lines.accept("    stream " + stream.stream().name() + ": " + events(stream.position()));
      }
    }
  }

  private List<StreamState> streamsOf(SpaceCore space) {
    return picture.streams().stream()
        .filter(stream -> stream.stream().space() == space.id().number())
        .toList();
  }

  private static String events(long count) {
    return count == 1 ? "1 event" : count + " events";
  }
}
