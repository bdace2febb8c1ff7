package org.cascade.bench.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The limit of what is durable: 120 bytes written over a preallocated file and forced. */
final class RawLog implements Store {
  private static final int SIZE = 64 << 20;
  private static final int RECORD = 120;

  private final FileChannel channel;
  private int position;

  RawLog(Path data) throws IOException {
    channel =
        FileChannel.open(
            data.resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (long at = 0; at < SIZE; at += zeros.capacity()) {
      channel.write(zeros.clear(), at);
    }
    channel.force(true);
  }

  @Override
  public void load(int keys) {}

  private synchronized void append() throws IOException {
    channel.write(ByteBuffer.allocate(RECORD), position);
    channel.force(false);
    position = (position + RECORD) % (SIZE - RECORD);
  }

  @Override
  public Session session() {
    return new Session() {
      @Override
      public Object get(long key) {
        throw new UnsupportedOperationException("a raw log is only written");
      }

      @Override
      public void insert(long key) throws IOException {
        append();
      }

      @Override
      public void update(long key, int turn) throws IOException {
        append();
      }

      @Override
      public void updateBoth(long key, long other, int turn) throws IOException {
        append();
      }

      @Override
      public int next(long from, int count) {
        throw new UnsupportedOperationException("a raw log is only written");
      }

      @Override
      public int recent() {
        throw new UnsupportedOperationException("a raw log is only written");
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
