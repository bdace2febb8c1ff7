package org.cascade.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Origin;
import org.cascade.runtime.codec.References;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.io.Disk;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.store.Picture.StreamId;
import org.cascade.runtime.store.Picture.StreamState;
import org.cascade.runtime.wal.SegmentScan;

/** Reads a checkpoint from its start, and gives each thing in it to somebody. */
final class CheckpointReader implements AutoCloseable {
  private final DiskFile file;
  private final BlockReader blocks;
  private final long number;
  private final Catalog catalog;

  /** Takes what is read. */
  interface Target extends References {
    void space(long id, long type);

    void root(String name, long space);

    /** The value of a state; all of {@code in} is to be read. */
    void value(long space, long state, Input in);

    void stream(StreamState stream);

    void events(StoredEvents.Run run);
  }

  private CheckpointReader(DiskFile file, BlockReader blocks) throws IOException {
    this.file = file;
    this.blocks = blocks;
    try {
      BlockReader.Block first = blocks.next();
      if (first.kind() != Checkpoint.HEAD) {
        throw new MalformedInput("it does not begin with its number");
      }
      Input head = first.input();
      this.number = head.readUnsigned();
      this.catalog = Catalog.read(head);
    } catch (MalformedInput malformed) {
      throw SegmentScan.corrupt(blocks.path(), 0, String.valueOf(malformed.getMessage()));
    }
  }

  static CheckpointReader open(Disk disk, Path path) throws IOException {
    DiskFile file = disk.openToRead(path);
    boolean opened = false;
    try {
      var reader = new CheckpointReader(file, new BlockReader(path, file));
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  /** The number of the commit it shows. */
  long number() {
    return number;
  }

  Catalog catalog() {
    return catalog;
  }

  /** Reads all; may be called once. */
  void read(Target target, ValueTypes types) throws IOException {
    while (true) {
      BlockReader.Block block = blocks.next();
      if (block.kind() == BlockWriter.END) {
        return;
      }
      try {
        read(block, target, types);
      } catch (MalformedInput malformed) {
        throw SegmentScan.corrupt(
            blocks.path(), block.at(), String.valueOf(malformed.getMessage()));
      } catch (UncheckedIOException broken) {
        throw broken.getCause();
      }
    }
  }

  private void read(BlockReader.Block block, Target target, ValueTypes types) {
    if (block.kind() == Checkpoint.PART) {
      large(block, target, types);
      return;
    }
    Input in = block.input(blocks.origin(block, target, types));
    while (in.remaining() > 0) {
      switch (block.kind()) {
        case Checkpoint.SPACES -> target.space(in.readUnsigned(), in.readUnsigned());
        case Checkpoint.ROOTS -> target.root(in.readString(), in.readUnsigned());
        case Checkpoint.VALUES -> target.value(in.readUnsigned(), in.readUnsigned(), in.readPart());
        case Checkpoint.STREAMS -> target.stream(stream(in));
        case Checkpoint.EVENT_RUNS -> target.events(run(in));
        default -> throw new MalformedInput("there is no block of kind " + block.kind());
      }
    }
  }

  private static StreamState stream(Input in) {
    var id = new StreamId(in.readUnsigned(), in.readString());
    long position = in.readUnsigned();
    Optional<Object> last = StreamValue.decode(Optional.empty(), in.readPart());
    return new StreamState(id, "", position, last, List.of());
  }

  private static StoredEvents.Run run(Input in) {
    var id = new StreamId(in.readUnsigned(), in.readString());
    long first = in.readUnsigned();
    int count = (int) in.readUnsigned();
    return new StoredEvents.Run(id, first, count, in.readUnsigned(), in.readUnsigned());
  }

  private void large(BlockReader.Block first, Target target, ValueTypes types) {
    var parts = new Parts(first, target, types);
    target.value(parts.space, parts.state, new Input(parts));
    parts.skip();
  }

  /** The parts of one large value. */
  private final class Parts implements Input.Parts {
    private final Target target;
    private final ValueTypes types;
    private final long space;
    private final long state;
    private byte[] ready;
    private boolean more = true;
    private Origin origin;

    Parts(BlockReader.Block first, Target target, ValueTypes types) {
      this.target = target;
      this.types = types;
      origin = blocks.origin(first, target, types);
      Input in = first.input();
      space = in.readUnsigned();
      state = in.readUnsigned();
      ready = rest(first, in);
    }

    private static byte[] rest(BlockReader.Block block, Input in) {
      return Arrays.copyOfRange(block.body(), in.position(), block.body().length);
    }

    @Override
    public Origin origin() {
      return origin;
    }

    @Override
    public byte[] next() {
      while (ready.length == 0 && more) {
        ready = read();
      }
      byte[] part = ready;
      ready = new byte[0];
      return part;
    }

    private byte[] read() {
      try {
        BlockReader.Block block = blocks.next();
        Input in = block.input();
        origin = blocks.origin(block, target, types);
        more = block.kind() == Checkpoint.PART;
        boolean known = more || block.kind() == Checkpoint.LAST_PART;
        if (!known || in.readUnsigned() != space || in.readUnsigned() != state) {
          throw new MalformedInput(
              "a part of state " + state + " of space " + space + " is missing");
        }
        return rest(block, in);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    /** Passes over what the program has no state for any more. */
    void skip() {
      while (more) {
        ready = read();
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
