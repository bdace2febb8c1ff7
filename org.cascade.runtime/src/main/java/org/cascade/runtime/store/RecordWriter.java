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

  private final Map<String, Integer> typeNumbers = new HashMap<>();
  private final List<SpaceSchema> types;
  private final ValueTypes values;

  RecordWriter(List<SpaceSchema> types, ValueTypes values) {
    this.types = List.copyOf(types);
    this.values = values;
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
   * changes of earlier ones.
   */
  byte[] commit(Commit commit) {
    var out = new Output();
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

  private void first(Cell cell, Object value, Output out) {
    var part = new Output(values);
    codecOf(cell).write(value, part);
    value(cell, FIRST, part, out);
  }

  private void change(Commit.CellChange change, Output out) {
    Codec<Object> codec = codecOf(change.cell());
    var part = new Output(values);
    boolean derived =
        change.before() != Cell.UNSET && codec.writeChange(change.before(), change.after(), part);
    if (!derived) {
      codec.write(change.after(), part);
    }
    value(change.cell(), derived ? CHANGE : WHOLE, part, out);
  }

  private static void value(Cell cell, int kind, Output part, Output out) {
    out.writeUnsigned(cell.space().id().number());
    out.writeUnsigned((long) cell.index() * KINDS + kind);
    out.writeBytes(part.toByteArray());
  }

  private Codec<Object> codecOf(Cell cell) {
    SpaceSchema schema = types.get(typeNumber(cell.space()));
    return StoredForm.untyped(schema.states().get(cell.index()).codec());
  }
}
