package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Origin;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.fault.OperationException.SchemaChanged;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.Commit;
import org.cascade.runtime.txn.SpaceCore;
import org.cascade.runtime.txn.SpaceId;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.wal.SegmentScan;

/**
 * Reads a checkpoint and the log after it, and gives back all in today's terms. Changes nothing.
 */
final class Recovery {
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
  private Batch batch = new Batch(this::slot);

  Recovery(
      Map<String, SpaceSchema> program,
      ValueTypes values,
      History history,
      RecoveredSpaces target) {
    this.program = program;
    this.values = values;
    this.history = history;
    this.target = target;
  }

  /** Takes a checkpoint; what it tells of stored events goes to {@code events}. */
  void checkpoint(CheckpointReader reader, Consumer<StoredEvents.Run> events) throws IOException {
    useNextCatalog();
    var whole = new Whole(events);
    reader.read(whole, values);
    List<Commit.Creation> made = new ArrayList<>();
    whole.first.forEach((space, first) -> made.add(new Commit.Creation(space, first)));
    target.apply(new Commit(reader.number(), made, List.of(), whole.roots));
    target.streams(whole.streams);
  }

  /** Takes what a checkpoint holds. */
  private final class Whole implements CheckpointReader.Target {
    private final Consumer<StoredEvents.Run> events;
    private final Map<SpaceCore, Map<Cell, Object>> first = new LinkedHashMap<>();
    private final Map<String, SpaceCore> roots = new LinkedHashMap<>();
    private final List<Picture.StreamState> streams = new ArrayList<>();

    Whole(Consumer<StoredEvents.Run> events) {
      this.events = events;
    }

    @Override
    public void space(long id, long type) {
      first.put(make(id, type), new LinkedHashMap<>());
    }

    @Override
    public void root(String name, long id) {
      roots.put(name, Recovery.this.space(id));
    }

    @Override
    public void value(long id, long state, Input in) {
      Recovery.this.value(
          Recovery.this.space(id), state, RecordWriter.FIRST, in, first, new ArrayList<>());
    }

    @Override
    public void stream(Picture.StreamState stream) {
      String type = Recovery.this.space(stream.stream().space()).typeName();
      // A space of a type that the program does not have was refused when it was made.
      SpaceSchema known = Objects.requireNonNull(program.get(type));
      boolean other = history.hasOtherEvents(known, stream.stream().name());
      streams.add(other ? stream.withoutLast() : stream);
    }

    @Override
    public void events(StoredEvents.Run run) {
      events.accept(run);
    }

    @Override
    public Object find(long number) {
      return target.find(number);
    }
  }

  /** Takes the records of a segment that come after one. */
  void segment(SegmentScan segment, long after) {
    flush();
    useNextCatalog();
    for (SegmentScan.Entry entry : segment.entries()) {
      if (entry.number() <= after) {
        continue;
      }
      try {
        Origin origin = origin(segment, entry);
        var in = new Input(segment.bytes(), entry.from(), entry.to(), origin);
        if (!batch.takes(entry.number(), in)) {
          flush();
          var again = new Input(segment.bytes(), entry.from(), entry.to(), origin);
          target.apply(commit(entry.number(), again));
        }
      } catch (MalformedInput malformed) {
        throw SegmentScan.corrupt(
            segment.file(), entry.frame(), String.valueOf(malformed.getMessage()));
      }
    }
  }

  /** To be called when there are no more segments. */
  void finish() {
    flush();
  }

  /** Gives what the batch has come to to the target, as if one commit had done it. */
  private void flush() {
    Batch done = batch;
    batch = new Batch(this::slot);
    List<Commit.CellChange> changes = new ArrayList<>();
    for (Slot slot : done.changed()) {
      Cell cell = slot.cell();
      Object before = seen.getOrDefault(cell, Cell.UNSET);
      changes.add(new Commit.CellChange(cell, before, take(slot.form(), cell, slot.stored())));
    }
    if (done.last() > 0) {
      target.apply(new Commit(done.last(), List.of(), changes, Map.of()));
    }
  }

  private Optional<Slot> slot(long space, long state) {
    SpaceCore core = space(space);
    return form(core, state)
        .map(form -> {
          Cell cell = core.cells().get(form.index());
          return new Slot(cell, form, Optional.ofNullable(stored.get(cell)));
        });
  }

  private Origin origin(SegmentScan segment, SegmentScan.Entry entry) {
    Path file = segment.file();
    long place = entry.frame();
    return new Origin(target, values, found -> SegmentScan.malformed(file, place, found));
  }

  /** The states that spaces were left without, because the program did not have them before. */
  List<Cell> unset() {
    return spaces.values().stream()
        .flatMap(space -> space.cells().stream())
        .filter(cell -> !seen.containsKey(cell))
        .toList();
  }

  private void useNextCatalog() {
    catalog = history.catalogs().get(catalogsSeen);
    forms = history.forms().get(catalogsSeen);
    catalogsSeen++;
    stored.putAll(seen); // from here on records are in the form that was current then
  }

  private Commit commit(long number, Input in) {
    Map<SpaceCore, Map<Cell, Object>> created = new LinkedHashMap<>();
    Map<String, SpaceCore> roots = new LinkedHashMap<>();
    if (in.readBool()) {
      int creations = in.readCount(2);
      for (int i = 0; i < creations; i++) {
        created.put(make(in.readUnsigned(), in.readUnsigned()), new LinkedHashMap<>());
      }
      int rootCount = in.readCount(2);
      for (int i = 0; i < rootCount; i++) {
        String name = in.readString();
        roots.put(name, space(in.readUnsigned()));
      }
    }
    List<Commit.CellChange> changes = new ArrayList<>();
    while (in.remaining() > 0) {
      SpaceCore space = space(in.readUnsigned());
      long place = in.readUnsigned();
      int kind = (int) (place % RecordWriter.KINDS);
      value(space, place / RecordWriter.KINDS, kind, in.readPart(), created, changes);
    }
    List<Commit.Creation> made = new ArrayList<>();
    created.forEach((space, first) -> made.add(new Commit.Creation(space, first)));
    return new Commit(number, made, changes, roots);
  }

  private SpaceCore make(long number, long typeNumber) {
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
      SpaceCore space,
      long stateNumber,
      int kind,
      Input part,
      Map<SpaceCore, Map<Cell, Object>> created,
      List<Commit.CellChange> changes) {
    Optional<StoredForm> form = form(space, stateNumber);
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

  /** Empty where the state is not there any more. */
  private Optional<StoredForm> form(SpaceCore space, long stateNumber) {
    List<Optional<StoredForm>> known = forms.getOrDefault(space.typeName(), List.of());
    if (stateNumber < 0 || stateNumber >= known.size()) {
      throw new MalformedInput(space + " has no state " + stateNumber);
    }
    return known.get((int) stateNumber);
  }

  private Object read(StoredForm form, Cell cell, int kind, Input part) {
    Object value =
        kind == RecordWriter.CHANGE
            ? form.readChange(storedValue(cell), part)
            : form.readWhole(part);
    if (!part.atEnd()) {
      throw new MalformedInput(part.remaining() + " bytes are left over after " + cell);
    }
    return take(form, cell, value);
  }

  /** Notes a value that was stored; gives it as the program sees it. */
  private Object take(StoredForm form, Cell cell, Object value) {
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
