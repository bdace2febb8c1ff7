package org.cascade.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.io.Disk.DiskFile;

/**
 * Writes a file of blocks, each with its kind, its length and a checksum of these and of its place;
 * the last one tells how many there are.
 */
final class BlockWriter {
  static final byte[] MAGIC = "CASBLK2\n".getBytes(StandardCharsets.US_ASCII);
  static final int END = 0;

  /** Small things are put together up to about this size; large ones are divided. */
  static final int BLOCK_BYTES = 1 << 16;

  private final DiskFile file;
  private long at;
  private long blocks;

  BlockWriter(DiskFile file) throws IOException {
    this.file = file;
    write(MAGIC);
  }

  /** Where the next block goes. */
  long position() {
    return at;
  }

  void block(int kind, byte[] body) throws IOException {
    var head = new Output();
    head.writeFixedInt(checksum(kind, at, body));
    head.writeByte(kind);
    head.writeFixedInt(body.length);
    head.writeRaw(body);
    write(head.toByteArray());
    blocks++;
  }

  private void write(byte[] bytes) throws IOException {
    file.write(at, bytes, bytes.length);
    at += bytes.length;
  }

  static int checksum(int kind, long at, byte[] body) {
    var crc = new CRC32C();
    var place = new Output();
    place.writeByte(kind);
    place.writeFixedLong(at);
    place.writeFixedInt(body.length);
    crc.update(place.toByteArray());
    crc.update(body);
    return (int) crc.getValue();
  }

  /** Something that writes parts of blocks. */
  interface Body {
    void write(Output out) throws IOException;
  }

  void block(int kind, Body body) throws IOException {
    var out = new Output();
    body.write(out);
    block(kind, out.toByteArray());
  }

  /** A kind of block that holds many small things one after the other. */
  final class Many {
    private final int kind;
    private Output out = new Output();

    Many(int kind) {
      this.kind = kind;
    }

    void add(Body one) throws IOException {
      one.write(out);
      if (out.size() >= BLOCK_BYTES) {
        flush();
      }
    }

    void flush() throws IOException {
      if (out.size() > 0) {
        block(kind, out.toByteArray());
        out = new Output();
      }
    }
  }

  /** Takes parts of something large, in a place where no exception can be declared. */
  Consumer<byte[]> parts(Part part) {
    return bytes -> {
      try {
        part.write(bytes);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    };
  }

  /** Takes one part. */
  interface Part {
    void write(byte[] bytes) throws IOException;
  }

  /** Marks the end, and syncs all. */
  void end() throws IOException {
    long before = blocks;
    block(END, out -> out.writeUnsigned(before));
    file.sync();
  }
}
