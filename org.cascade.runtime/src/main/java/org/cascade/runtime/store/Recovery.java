package org.cascade.runtime.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.ValueTypes;
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
  private final Map<String, SpaceSchema> program;
  private final ValueTypes values;
  private final RecoveredSpaces target;
  private final Map<Long, SpaceCore> spaces = new LinkedHashMap<>();

  /** The values as they are stored, to which stored changes apply. */
  private final Map<Cell, Object> stored = new HashMap<>();

  /** The values as the program sees them. */
  private final Map<Cell, Object> seen = new HashMap<>();

  private final History history;
  private int catalogsSeen;
  private Catalog catalog = Catalog.EMPTY;
  private Map<String, List<Optional<StoredForm>>> forms = Map.of();

  Recovery(
      Path file,
      Map<String, SpaceSchema> program,
      ValueTypes values,
      History history,
      RecoveredSpaces target) {
    this.file = file;
    this.program = program;
    this.values = values;
    this.history = history;
    this.target = target;
  }

  /** Gives each commit to the target, then to {@code reader}. */
  void run(LogScan scan, Consumer<Commit> reader) {
    for (LogScan.Entry entry : scan.entries()) {
      try {
        record(new Input(scan.bytes(), entry.from(), entry.to(), target, values), reader);
      } catch (MalformedInput malformed) {
        throw LogScan.corrupt(file, entry.offset(), String.valueOf(malformed.getMessage()));
      }
    }
  }

  /** The states that spaces were left without, because the program did not have them before. */
  List<Cell> unset() {
    return spaces.values().stream()
        .flatMap(space -> space.cells().stream())
        .filter(cell -> !seen.containsKey(cell))
        .toList();
  }

  private void record(Input in, Consumer<Commit> reader) {
    int kind = in.readByte();
    switch (kind) {
      case RecordWriter.CATALOG -> useNextCatalog();
      case RecordWriter.COMMIT -> {
        Commit commit = commit(in);
        target.apply(commit);
        reader.accept(commit);
      }
      case RecordWriter.CLOSED -> {
        // tells only that all before it was synced
      }
      default -> throw new MalformedInput("there is no record of kind " + kind);
    }
  }

  private void useNextCatalog() {
    catalog = history.catalogs().get(catalogsSeen);
    forms = history.forms().get(catalogsSeen);
    catalogsSeen++;
    stored.putAll(seen); // from here on records are in the form that was current then
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
