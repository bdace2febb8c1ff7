package org.cascade.bench.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.CursorIterable;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.KeyRange;
import org.lmdbjava.Txn;

/** LMDB: one writer at a time, each commit forced. */
final class LmdbStore implements Store {
  private static final long MAP_SIZE = 8L << 30;
  private static final int BATCH = 50_000;

  private final Env<byte[]> env;
  private final Dbi<byte[]> left;
  private final Dbi<byte[]> right;

  LmdbStore(Path data) {
    env =
        Env.create(ByteArrayProxy.PROXY_BA)
            .setMapSize(MAP_SIZE)
            .setMaxDbs(2)
            .setMaxReaders(128)
            .open(data.toFile());
    left = env.openDbi("left", DbiFlags.MDB_CREATE);
    right = env.openDbi("right", DbiFlags.MDB_CREATE);
  }

  @Override
  public void load(int keys) {
    for (int start = 0; start < keys; start += BATCH) {
      try (Txn<byte[]> transaction = env.txnWrite()) {
        for (int i = start; i < Math.min(keys, start + BATCH); i++) {
          left.put(transaction, Row.key(2L * i), Row.of(2L * i).bytes());
          right.put(transaction, Row.key(2L * i), Row.of(2L * i).bytes());
        }
        transaction.commit();
      }
    }
  }

  @Override
  public Session session() {
    return new Session() {
      @Override
      public Object get(long key) {
        try (Txn<byte[]> transaction = env.txnRead()) {
          byte[] value = left.get(transaction, Row.key(key));
          return value == null ? null : Row.from(value);
        }
      }

      @Override
      public void insert(long key) {
        put(Row.of(key));
      }

      @Override
      public void update(long key, int turn) {
        put(Stores.changed(key, turn));
      }

      private void put(Row row) {
        try (Txn<byte[]> transaction = env.txnWrite()) {
          left.put(transaction, Row.key(row.id()), row.bytes());
          transaction.commit();
        }
      }

      @Override
      public void updateBoth(long key, long other, int turn) {
        try (Txn<byte[]> transaction = env.txnWrite()) {
          touch(transaction, left, key, turn);
          touch(transaction, right, other, turn);
          transaction.commit();
        }
      }

      private void touch(Txn<byte[]> transaction, Dbi<byte[]> table, long key, int turn) {
        Row row = Row.from(table.get(transaction, Row.key(key)));
        table.put(transaction, Row.key(key), row.touched(Row.touchedAt(key, turn)).bytes());
      }

      @Override
      public int next(long from, int count) {
        KeyRange<byte[]> range = KeyRange.closedOpen(Row.key(from), Row.key(from + 2L * count));
        return rows(range, false);
      }

      @Override
      public int recent() {
        return rows(KeyRange.all(), true);
      }

      private int rows(KeyRange<byte[]> range, boolean recentOnly) {
        List<Row> found = new ArrayList<>();
        try (Txn<byte[]> transaction = env.txnRead();
            CursorIterable<byte[]> rows = left.iterate(transaction, range)) {
          for (CursorIterable.KeyVal<byte[]> row : rows) {
            if (!recentOnly || Row.isRecent(row.val())) {
              found.add(Row.from(row.val()));
            }
          }
        }
        return found.size();
      }
    };
  }

  @Override
  public void close() {
    env.close();
  }
}
