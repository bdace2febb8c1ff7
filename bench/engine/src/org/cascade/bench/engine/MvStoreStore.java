package org.cascade.bench.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.LongDataType;

/** H2's MVStore with its transactions; durable by a sync after each commit. */
final class MvStoreStore implements Store {
  private static final int BATCH = 10_000;

  /** Without it a client that meets another's lock fails at once. */
  private static final int LOCK_MILLIS = 10_000;

  private final MVStore store;
  private final boolean durable;
  private final TransactionStore transactions;
  private final TransactionMap<Long, Row> left;
  private final TransactionMap<Long, Row> right;

  MvStoreStore(Optional<Path> data) {
    durable = data.isPresent();
    MVStore.Builder builder = new MVStore.Builder();
    data.ifPresent(
        dir -> builder.fileName(dir.resolve("store").toString()).autoCommitDisabled().cacheSize(1024));
    store = builder.open();
    transactions = new TransactionStore(store);
    transactions.init();
    Transaction first = transactions.begin();
    left = first.openMap("left", LongDataType.INSTANCE, new RowType());
    right = first.openMap("right", LongDataType.INSTANCE, new RowType());
    first.commit();
  }

  @Override
  public void load(int keys) {
    for (int start = 0; start < keys; start += BATCH) {
      Transaction transaction = begin();
      for (int i = start; i < Math.min(keys, start + BATCH); i++) {
        left.getInstance(transaction).put(2L * i, Row.of(2L * i));
        right.getInstance(transaction).put(2L * i, Row.of(2L * i));
      }
      transaction.commit();
    }
    sync();
  }

  private Transaction begin() {
    Transaction transaction = transactions.begin();
    transaction.setTimeoutMillis(LOCK_MILLIS);
    return transaction;
  }

  private void sync() {
    if (durable) {
      store.commit();
      store.sync();
    }
  }

  @Override
  public Session session() {
    return new Session() {
      @Override
      public Object get(long key) {
        Transaction transaction = begin();
        Row row = left.getInstance(transaction).get(key);
        transaction.commit();
        return row;
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
        Transaction transaction = begin();
        left.getInstance(transaction).put(row.id(), row);
        transaction.commit();
        sync();
      }

      @Override
      public void updateBoth(long key, long other, int turn) {
        Transaction transaction = begin();
        touch(left.getInstance(transaction), key, turn);
        touch(right.getInstance(transaction), other, turn);
        transaction.commit();
        sync();
      }

      private void touch(TransactionMap<Long, Row> map, long key, int turn) {
        map.put(key, map.get(key).touched(Row.touchedAt(key, turn)));
      }

      @Override
      public int next(long from, int count) {
        return rows(from, from + 2L * count - 1, false);
      }

      @Override
      public int recent() {
        return rows(null, null, true);
      }

      private int rows(Long from, Long to, boolean recentOnly) {
        Transaction transaction = begin();
        List<Row> found = new ArrayList<>();
        var entries = left.getInstance(transaction).entryIterator(from, to);
        for (Map.Entry<Long, Row> e = entries.fetchNext(); e != null; e = entries.fetchNext()) {
          if (!recentOnly || !e.getValue().createdAt().isBefore(Row.CUT)) {
            found.add(e.getValue());
          }
        }
        transaction.commit();
        return found.size();
      }
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
