package org.cascade.runtime.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.fault.OperationException.SchemaChanged;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.txn.SpaceId;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.wal.LogScan;

/** Reads a log from its start, and gives back each commit in today's terms. Changes nothing. */
final class Recovery {
  private final Path file;
  private final Map<String, SpaceSchema> program = new LinkedHashMap<>();
  private final RecoveredSpaces target;
  private final Map<Long, SpaceCore> spaces = new HashMap<>();

  /** The values as they are stored, to which stored changes apply. */
  private final Map<Cell, Object> stored = new HashMap<>();

  /** The values as the program sees them. */
  private final Map<Cell, Object> seen = new HashMap<>();

  private Catalog catalog = Catalog.EMPTY;
  private Map<String, List<Optional<StoredForm>>> forms = Map.of();

  Recovery(Path file, List<SpaceSchema> schemas, RecoveredSpaces target) {
    this.file = file;
    this.target = target;
    schemas.forEach(schema -> program.put(schema.name(), schema));
  }

  /** The catalog that holds at the end of the log. */
  Catalog run(LogScan scan) {
    for (LogScan.Entry entry : scan.entries()) {
      try {
        record(new Input(scan.bytes(), entry.from(), entry.to(), target));
      } catch (MalformedInput malformed) {
        throw LogScan.corrupt(file, entry.offset(), String.valueOf(malformed.getMessage()));
      }
    }
    return catalog;
  }

  /** The types of the spaces that were found. */
  Set<String> typesInUse() {
    return spaces.values().stream().map(SpaceCore::typeName).collect(Collectors.toSet());
  }

  private void record(Input in) {
    int kind = in.readByte();
    switch (kind) {
      case RecordWriter.CATALOG -> useCatalog(Catalog.read(in));
      case RecordWriter.COMMIT -> target.apply(commit(in));
      case RecordWriter.CLOSED -> {
        // tells only that all before it was synced
      }
      default -> throw new MalformedInput("there is no record of kind " + kind);
    }
  }

  private void useCatalog(Catalog next) {
    catalog = next;
    Map<String, List<Optional<StoredForm>>> found = new HashMap<>();
    next.types()
        .forEach((type, states) -> {
          SpaceSchema schema = program.get(type);
          if (schema != null) {
            found.put(type, states.stream().map(state -> form(schema, state)).toList());
          }
        });
    forms = found;
    stored.putAll(seen); // from here on records are in the form that was current then
  }

  /** Empty for a state that the program does not have any more. */
  private static Optional<StoredForm> form(SpaceSchema schema, Catalog.State stored) {
    int index = schema.stateNames().indexOf(stored.name());
    if (index < 0) {
      return Optional.empty();
    }
    StateSchema<?> state = schema.states().get(index);
    Optional<StoredForm> form = StoredForm.of(index, state, stored.schema());
    if (form.isEmpty()) {
      throw new SchemaChanged(
          "State `"
              + stored.name()
              + "` of `"
              + schema.name()
              + "` is stored as `"
              + stored.schema()
              + "`, but the program has `"
              + state.codec().schema()
              + "`. Nothing was changed. Say with `migrate` how to convert it, or use another data"
              + " directory.");
    }
    return form;
  }

  private Commit commit(Input in) {
    long number = in.readUnsigned();
    Map<SpaceCore, Map<Cell, Object>> created = new LinkedHashMap<>();
    int creations = in.readCount(2);
    for (int i = 0; i < creations; i++) {
      created.put(make(in), new LinkedHashMap<>());
    }
    Map<String, SpaceCore> roots = new LinkedHashMap<>();
    int rootCount = in.readCount(2);
    for (int i = 0; i < rootCount; i++) {
      String name = in.readString();
      roots.put(name, space(in.readUnsigned()));
    }
    List<Commit.CellChange> changes = new ArrayList<>();
    while (in.remaining() > 0) {
      value(in, created, changes);
    }
    List<Commit.Creation> made = new ArrayList<>();
    created.forEach((space, first) -> made.add(new Commit.Creation(space, first)));
    return new Commit(number, made, changes, roots);
  }

  private SpaceCore make(Input in) {
    long number = in.readUnsigned();
    long typeNumber = in.readUnsigned();
    List<String> names = catalog.names();
    if (typeNumber < 0 || typeNumber >= names.size()) {
      throw new MalformedInput("there is no type " + typeNumber);
    }
    String type = names.get((int) typeNumber);
    if (!program.containsKey(type)) {
      throw new SchemaChanged(
          "The data holds a space of type `"
              + type
              + "`, which the program does not have. Nothing was changed. Put the type back, or use"
              + " another data directory.");
    }
    SpaceCore space = target.make(new SpaceId(number), type);
    spaces.put(number, space);
    return space;
  }

  private SpaceCore space(long number) {
    SpaceCore space = spaces.get(number);
    if (space == null) {
      throw new MalformedInput("there is no space " + number);
    }
    return space;
  }

  private void value(
      Input in, Map<SpaceCore, Map<Cell, Object>> created, List<Commit.CellChange> changes) {
    SpaceCore space = space(in.readUnsigned());
    long stateNumber = in.readUnsigned();
    int kind = in.readByte();
    Input part = in.readPart();
    List<Optional<StoredForm>> known = forms.getOrDefault(space.typeName(), List.of());
    if (stateNumber < 0 || stateNumber >= known.size()) {
      throw new MalformedInput(space + " has no state " + stateNumber);
    }
    Optional<StoredForm> form = known.get((int) stateNumber);
    if (form.isEmpty()) {
      return;
    }
    Cell cell = space.cells().get(form.get().index());
    Object before = seen.getOrDefault(cell, Cell.UNSET);
    Object after = read(form.get(), cell, kind, part);
    if (kind == RecordWriter.FIRST) {
      first(created, cell).put(cell, after);
    } else {
      changes.add(new Commit.CellChange(cell, before, after));
    }
  }

  private Object read(StoredForm form, Cell cell, int kind, Input part) {
    Object value =
        kind == RecordWriter.CHANGE
            ? form.readChange(storedValue(cell), part)
            : form.readWhole(part);
    if (part.remaining() > 0) {
      throw new MalformedInput(part.remaining() + " bytes are left over after " + cell);
    }
    stored.put(cell, value);
    Object converted = convert(form, cell, value);
    seen.put(cell, converted);
    return converted;
  }

  private static Object convert(StoredForm form, Cell cell, Object value) {
    try {
      return form.convert().apply(value);
    } catch (Abort abort) {
      throw new SchemaChanged(
          "The migration of `" + cell + "` failed: " + abort.message() + ". Nothing was changed.");
    }
  }

  private Object storedValue(Cell cell) {
    Object value = stored.get(cell);
    if (value == null) {
      throw new MalformedInput("a change of " + cell + " has nothing to change");
    }
    return value;
  }

  private static Map<Cell, Object> first(Map<SpaceCore, Map<Cell, Object>> created, Cell cell) {
    Map<Cell, Object> values = created.get(cell.space());
    if (values == null) {
      throw new MalformedInput("a first value of " + cell + " is given twice");
    }
    return values;
  }
}
