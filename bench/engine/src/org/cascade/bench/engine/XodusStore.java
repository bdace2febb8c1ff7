package org.cascade.bench.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.bindings.LongBinding;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;

/** Xodus, its log forced at each commit. */
final class XodusStore implements Store {
  private static final int BATCH = 50_000;

  private final Environment env;
  private final jetbrains.exodus.env.Store left;
  private final jetbrains.exodus.env.Store right;

  XodusStore(Path data) {
    EnvironmentConfig config =
        new EnvironmentConfig().setLogDurableWrite(true).setMemoryUsage(1L << 30).setGcEnabled(false);
    env = Environments.newInstance(data.toFile(), config);
    left = table("left");
    right = table("right");
  }

  private jetbrains.exodus.env.Store table(String name) {
    return env.computeInTransaction(t -> env.openStore(name, StoreConfig.WITHOUT_DUPLICATES, t));
  }

  private static ByteIterable key(long id) {
    return LongBinding.longToEntry(id);
  }

  private static ByteIterable value(Row row) {
    return new ArrayByteIterable(row.bytes());
  }

  private static Row row(ByteIterable value) {
    byte[] bytes = new byte[value.getLength()];
    System.arraycopy(value.getBytesUnsafe(), 0, bytes, 0, bytes.length);
    return Row.from(bytes);
  }

  @Override
  public void load(int keys) {
    for (int start = 0; start < keys; start += BATCH) {
      int from = start;
      env.executeInExclusiveTransaction(
          transaction -> {
            for (int i = from; i < Math.min(keys, from + BATCH); i++) {
              left.put(transaction, key(2L * i), value(Row.of(2L * i)));
              right.put(transaction, key(2L * i), value(Row.of(2L * i)));
            }
          });
    }
  }

  @Override
  public Session session() {
    return new Session() {
      @Override
      public Object get(long key) {
        return env.computeInReadonlyTransaction(
            transaction -> {
              ByteIterable found = left.get(transaction, key(key));
              return found == null ? null : row(found);
            });
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
        env.executeInExclusiveTransaction(t -> left.put(t, key(row.id()), value(row)));
      }

      @Override
      public void updateBoth(long key, long other, int turn) {
        env.executeInExclusiveTransaction(
            transaction -> {
              touch(transaction, left, key, turn);
              touch(transaction, right, other, turn);
            });
      }

      private void touch(
          Transaction transaction, jetbrains.exodus.env.Store table, long key, int turn) {
        Row row = row(table.get(transaction, key(key)));
        table.put(transaction, key(key), value(row.touched(Row.touchedAt(key, turn))));
      }

      @Override
      public int next(long from, int count) {
        List<Row> found = new ArrayList<>();
        env.executeInReadonlyTransaction(
            transaction -> {
              try (Cursor cursor = left.openCursor(transaction)) {
                boolean more = cursor.getSearchKeyRange(key(from)) != null;
                while (more && found.size() < count) {
                  found.add(row(cursor.getValue()));
                  more = cursor.getNext();
                }
              }
            });
        return found.size();
      }

      @Override
      public int recent() {
        List<Row> found = new ArrayList<>();
        env.executeInReadonlyTransaction(
            transaction -> {
              try (Cursor cursor = left.openCursor(transaction)) {
                while (cursor.getNext()) {
                  Row row = row(cursor.getValue());
                  if (!row.createdAt().isBefore(Row.CUT)) {
                    found.add(row);
                  }
                }
              }
            });
        return found.size();
      }
    };
  }

  @Override
  public void close() {
    env.close();
  }
}
