package org.cascade.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.txn.Cell;
import org.cascade.runtime.txn.SpaceCore;

/**
 * Writes all that there is after one commit into a file of its own, whose name tells which commit.
 *
 * <p>First what spaces there are, since values refer to them; then the values, small ones together
 * and large ones in parts; then how far the streams are.
 */
final class Checkpoint {
  static final String PREFIX = "checkpoint-";

  static final int HEAD = 1;
  static final int SPACES = 2;
  static final int ROOTS = 3;
  static final int VALUES = 4;
  static final int PART = 5;
  static final int LAST_PART = 6;
  static final int STREAMS = 7;
  static final int EVENT_RUNS = 8;

  private final Picture picture;
  private final Catalog catalog;
  private final Map<String, SpaceSchema> types = new HashMap<>();
  private final Map<String, Integer> typeNumbers = new HashMap<>();
  private final ValueTypes valueTypes;

  Checkpoint(Picture picture, List<SpaceSchema> types, ValueTypes valueTypes) {
    this.picture = picture;
    this.catalog = Catalog.of(types);
    this.valueTypes = valueTypes;
    for (SpaceSchema type : types) {
      typeNumbers.put(type.name(), typeNumbers.size());
      this.types.put(type.name(), type);
    }
  }

  static String name(long number) {
    return PREFIX + number;
  }

  /** Puts the file in place, whole and durable; gives its size. */
  long write(Disk disk, Path directory, List<StoredEvents.Run> events) throws IOException {
    Path path = directory.resolve(name(picture.number()));
    Path next = path.resolveSibling(path.getFileName() + ".new");
    long size;
    try (DiskFile file = disk.create(next)) {
      var blocks = new BlockWriter(file);
      try {
        write(blocks, events);
      } catch (UncheckedIOException broken) {
        throw broken.getCause();
      }
      blocks.end();
      size = blocks.position();
    }
    disk.move(next, path);
    disk.syncDirectory(directory);
    return size;
  }

  private void write(BlockWriter blocks, List<StoredEvents.Run> events) throws IOException {
    blocks.block(
        HEAD,
        out -> {
          out.writeUnsigned(picture.number());
          catalog.write(out);
        });
    BlockWriter.Many spaces = blocks.new Many(SPACES);
    for (SpaceCore space : picture.spaces()) {
      spaces.add(out -> {
        out.writeUnsigned(space.id().number());
        out.writeUnsigned(typeNumbers.getOrDefault(space.typeName(), 0));
      });
    }
    spaces.flush();
    BlockWriter.Many roots = blocks.new Many(ROOTS);
    for (Map.Entry<String, SpaceCore> root : picture.roots().entrySet()) {
      roots.add(out -> {
        out.writeString(root.getKey());
        out.writeUnsigned(root.getValue().id().number());
      });
    }
    roots.flush();
    writeValues(blocks);
    writeStreams(blocks);
    BlockWriter.Many runs = blocks.new Many(EVENT_RUNS);
    for (StoredEvents.Run run : events) {
      runs.add(out -> writeRun(run, out));
    }
    runs.flush();
  }

  private void writeValues(BlockWriter blocks) throws IOException {
    BlockWriter.Many small = blocks.new Many(VALUES);
    for (SpaceCore space : picture.spaces()) {
      for (Cell cell : space.cells()) {
        Object value = picture.values().apply(cell);
        if (value != Cell.UNSET) {
          writeValue(cell, value, blocks, small);
        }
      }
    }
    small.flush();
  }

  private void writeValue(Cell cell, Object value, BlockWriter blocks, BlockWriter.Many small)
      throws IOException {
    boolean[] divided = {false};
    Consumer<byte[]> part =
        blocks.parts(bytes -> {
          divided[0] = true;
          blocks.block(PART, out -> writePart(cell, bytes, out));
        });
    var out = new Output(valueTypes, BlockWriter.BLOCK_BYTES, part);
    codecOf(cell).write(value, out);
    byte[] rest = out.toByteArray();
    if (divided[0]) {
      blocks.block(LAST_PART, last -> writePart(cell, rest, last));
    } else {
      small.add(one -> {
        writePlace(cell, one);
        one.writeBytes(rest);
      });
    }
  }

  private Codec<Object> codecOf(Cell cell) {
    SpaceSchema type = types.get(cell.space().typeName());
    if (type == null) {
      throw RecordWriter.unknownType(cell.space());
    }
    return StoredForm.untyped(type.states().get(cell.index()).codec());
  }

  private static void writePart(Cell cell, byte[] bytes, Output out) {
    writePlace(cell, out);
    out.writeRaw(bytes);
  }

  private static void writePlace(Cell cell, Output out) {
    out.writeUnsigned(cell.space().id().number());
    out.writeUnsigned(cell.index());
  }

  private void writeStreams(BlockWriter blocks) throws IOException {
    BlockWriter.Many streams = blocks.new Many(STREAMS);
    for (Picture.StreamState stream : picture.streams()) {
      byte[] last =
          stream
              .last()
              .map(value -> StreamValue.encode(Optional.empty(), value, valueTypes))
              .orElse(new byte[0]);
      streams.add(out -> {
        out.writeUnsigned(stream.stream().space());
        out.writeString(stream.stream().name());
        out.writeUnsigned(stream.position());
        out.writeBytes(last);
      });
    }
    streams.flush();
  }

  private static void writeRun(StoredEvents.Run run, Output out) {
    out.writeUnsigned(run.stream().space());
    out.writeString(run.stream().name());
    out.writeUnsigned(run.first());
    out.writeUnsigned(run.count());
    out.writeUnsigned(run.file());
    out.writeUnsigned(run.at());
  }
}
