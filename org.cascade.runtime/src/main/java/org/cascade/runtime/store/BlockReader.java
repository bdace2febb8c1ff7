package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cascade.runtime.codec.Input;
import org.cascade.runtime.codec.MalformedInput;
import org.cascade.runtime.codec.Origin;
import org.cascade.runtime.codec.References;
import org.cascade.runtime.codec.ValueTypes;
import org.cascade.runtime.io.Disk.DiskFile;
import org.cascade.runtime.wal.SegmentScan;

/** Reads a file of blocks; whatever is not as it was written is told as damage, with its place. */
final class BlockReader {
  private static final int HEAD_BYTES = 9;
  private static final References NOTHING =
      number -> {
        throw new MalformedInput("a block refers to space " + number);
      };

  private final Path path;
  private final DiskFile file;
  private long at;
  private long blocks;

  BlockReader(Path path, DiskFile file) throws IOException {
    this.path = path;
    this.file = file;
    byte[] start = file.read(0, BlockWriter.MAGIC.length);
    if (!Arrays.equals(start, BlockWriter.MAGIC)) {
      throw SegmentScan.corrupt(path, 0, "it does not start as a file of Cascade does");
    }
    at = start.length;
  }

  /** A block: where it stands, its kind, and what is in it. */
  record Block(long at, int kind, byte[] body) {
    Input input() {
      return new Input(body, NOTHING);
    }

    Input input(Origin origin) {
      return new Input(body, 0, body.length, origin);
    }
  }

  Path path() {
    return path;
  }

  /** Where the bytes of a block come from. */
  Origin origin(Block block, References references, ValueTypes types) {
    long place = block.at(); // and not the block, which is larger than what is kept of it
    return new Origin(references, types, found -> SegmentScan.malformed(path, place, found));
  }

  /** The next block; that of kind {@link BlockWriter#END} is the last. */
  Block next() throws IOException {
    Block block = at(at);
    at += HEAD_BYTES + block.body().length;
    if (block.kind() == BlockWriter.END && block.input().readUnsigned() != blocks) {
      throw SegmentScan.corrupt(path, block.at(), "a block is missing before it");
    }
    blocks++;
    return block;
  }

  /** The block at a place that was noted when it was written. */
  Block at(long place) throws IOException {
    byte[] bytes = file.read(place, HEAD_BYTES + BlockWriter.BLOCK_BYTES);
    if (bytes.length < HEAD_BYTES) {
      throw SegmentScan.corrupt(path, place, "it ends there too early");
    }
    var head = new Input(bytes, 0, HEAD_BYTES, NOTHING);
    int checksum = head.readFixedInt();
    int kind = head.readByte();
    int length = head.readFixedInt();
    if (length < 0 || length > file.size() - place - HEAD_BYTES) {
      throw SegmentScan.corrupt(path, place, "a block's length cannot be right");
    }
    byte[] body =
        length <= bytes.length - HEAD_BYTES
            ? Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + length)
            : file.read(place + HEAD_BYTES, length);
    if (body.length != length || BlockWriter.checksum(kind, place, body) != checksum) {
      throw SegmentScan.corrupt(path, place, "the block there does not match its checksum");
    }
    return new Block(place, kind, body);
  }
}
