package org.cascade.runtime.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.SpaceCore;

/** Writes log records, in the terms of the program's own catalog. */
final class RecordWriter {
  static final int FIRST = 0;
  static final int WHOLE = 1;
  static final int CHANGE = 2;
  static final int KINDS = 3;

  private static final int LIKELY_BYTES = 128;
  private static final int MOST_KEPT_BYTES = 1 << 16;

  private final Map<String, Integer> typeNumbers = new HashMap<>();
  private final List<SpaceSchema> types;
  private final ValueTypes values;

  /**
   * What a single value is written to, to know its length; used again, unless it has grown large.
   */
  private Output part;

  RecordWriter(List<SpaceSchema> types, ValueTypes values) {
    this.types = List.copyOf(types);
    this.values = values;
    this.part = new Output(values);
    for (SpaceSchema schema : types) {
      typeNumbers.put(schema.name(), typeNumbers.size());
    }
  }

  /** What records mean that are written in terms of these types. */
  static byte[] catalog(List<SpaceSchema> types) {
    var out = new Output();
    Catalog.of(types).write(out);
    return out.toByteArray();
  }

  /**
   * New spaces and names of roots, if there are any, then values: first ones, whole ones, and
   * changes of earlier ones. One thread at a time.
   */
  byte[] commit(Commit commit) {
    var out = new Output(LIKELY_BYTES);
    boolean makes = !commit.created().isEmpty() || !commit.roots().isEmpty();
    out.writeBool(makes);
    if (makes) {
      writeMade(commit, out);
    }
    for (Commit.Creation creation : commit.created()) {
      creation.firstValues().forEach((cell, value) -> first(cell, value, out));
    }
    commit.changes().forEach(change -> change(change, out));
    return out.toByteArray();
  }

  private void writeMade(Commit commit, Output out) {
    out.writeUnsigned(commit.created().size());
    for (Commit.Creation creation : commit.created()) {
      out.writeUnsigned(creation.space().id().number());
      out.writeUnsigned(typeNumber(creation.space()));
    }
    out.writeUnsigned(commit.roots().size());
    commit
        .roots()
        .forEach((name, space) -> {
          out.writeString(name);
          out.writeUnsigned(space.id().number());
        });
  }

  private int typeNumber(SpaceCore space) {
    Integer number = typeNumbers.get(space.typeName());
    if (number == null) {
      throw unknownType(space);
    }
    return number;
  }

  static CascadeBugException unknownType(SpaceCore space) {
    return new CascadeBugException(
        "the program did not list its space type `" + space.typeName() + "`");
  }

  private Output emptied() {
    if (part.size() > MOST_KEPT_BYTES) {
      part = new Output(values);
    }
    part.clear();
    return part;
  }

  private void first(Cell cell, Object value, Output out) {
    codecOf(cell).write(value, emptied());
    value(cell, FIRST, out);
  }

  private void change(Commit.CellChange change, Output out) {
    Codec<Object> codec = codecOf(change.cell());
    Output single = emptied();
    boolean derived =
        change.before() != Cell.UNSET && codec.writeChange(change.before(), change.after(), single);
    if (!derived) {
      codec.write(change.after(), single);
    }
    value(change.cell(), derived ? CHANGE : WHOLE, out);
  }

  private void value(Cell cell, int kind, Output out) {
    out.writeUnsigned(cell.space().id().number());
    out.writeUnsigned((long) cell.index() * KINDS + kind);
    out.writePart(part);
  }

  private Codec<Object> codecOf(Cell cell) {
    SpaceSchema schema = types.get(typeNumber(cell.space()));
    return StoredForm.untyped(schema.states().get(cell.index()).codec());
  }
}
