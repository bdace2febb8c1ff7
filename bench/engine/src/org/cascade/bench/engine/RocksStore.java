package org.cascade.bench.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.Transaction;
import org.rocksdb.TransactionDB;
import org.rocksdb.TransactionDBOptions;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB with pessimistic transactions, its log forced at each commit or written only. */
final class RocksStore implements Store {
  private static final int BATCH = 1000;

  static {
    RocksDB.loadLibrary();
  }

  private final TransactionDB db;
  private final ColumnFamilyHandle left;
  private final ColumnFamilyHandle right;
  private final WriteOptions durable;
  private final ReadOptions reads = new ReadOptions();

  RocksStore(Path data, boolean sync) throws RocksDBException {
    durable = new WriteOptions().setSync(sync);
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(new LRUCache(1L << 30))
            .setFilterPolicy(new BloomFilter(10));
    ColumnFamilyOptions family = new ColumnFamilyOptions().setTableFormatConfig(table);
    List<ColumnFamilyDescriptor> families =
        List.of(
            new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
            new ColumnFamilyDescriptor("right".getBytes(), family));
    DBOptions options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setRecycleLogFileNum(2);
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    db =
        TransactionDB.open(options, new TransactionDBOptions(), data.toString(), families, handles);
    left = handles.get(0);
    right = handles.get(1);
  }

  @Override
  public void load(int keys) throws RocksDBException {
    try (WriteOptions lazy = new WriteOptions()) {
      for (int start = 0; start < keys; start += BATCH) {
        try (WriteBatch batch = new WriteBatch()) {
          for (int i = start; i < Math.min(keys, start + BATCH); i++) {
            batch.put(left, Row.key(2L * i), Row.of(2L * i).bytes());
            batch.put(right, Row.key(2L * i), Row.of(2L * i).bytes());
          }
          db.write(lazy, batch);
        }
      }
    }
    db.flushWal(true);
  }

  @Override
  public Session session() {
    return new Session() {
      @Override
      public Object get(long key) throws RocksDBException {
        byte[] value = db.get(left, reads, Row.key(key));
        return value == null ? null : Row.from(value);
      }

      @Override
      public void insert(long key) throws RocksDBException {
        put(Row.of(key));
      }

      @Override
      public void update(long key, int turn) throws RocksDBException {
        put(Stores.changed(key, turn));
      }

      private void put(Row row) throws RocksDBException {
        inTransaction(transaction -> transaction.put(left, Row.key(row.id()), row.bytes()));
      }

      @Override
      public void updateBoth(long key, long other, int turn) throws RocksDBException {
        inTransaction(transaction -> {
          touch(transaction, left, key, turn);
          touch(transaction, right, other, turn);
        });
      }

      private void touch(Transaction transaction, ColumnFamilyHandle table, long key, int turn)
          throws RocksDBException {
        byte[] value = transaction.getForUpdate(reads, table, Row.key(key), true);
        byte[] changed = Row.from(value).touched(Row.touchedAt(key, turn)).bytes();
        transaction.put(table, Row.key(key), changed);
      }

      @Override
      public int next(long from, int count) {
        List<Row> found = new ArrayList<>();
        try (RocksIterator rows = db.newIterator(left, reads)) {
          for (rows.seek(Row.key(from)); rows.isValid() && found.size() < count; rows.next()) {
            found.add(Row.from(rows.value()));
          }
        }
        return found.size();
      }

      @Override
      public int recent() {
        List<Row> found = new ArrayList<>();
        try (ReadOptions ahead = new ReadOptions().setReadaheadSize(1 << 20);
            RocksIterator rows = db.newIterator(left, ahead)) {
          for (rows.seekToFirst(); rows.isValid(); rows.next()) {
            byte[] value = rows.value();
            if (Row.isRecent(value)) {
              found.add(Row.from(value));
            }
          }
        }
        return found.size();
      }
    };
  }

  /** What a transaction does. */
  private interface Work {
    void in(Transaction transaction) throws RocksDBException;
  }

  /** Tries until nobody is in the way. */
  private void inTransaction(Work work) throws RocksDBException {
    while (true) {
      try (Transaction transaction = db.beginTransaction(durable)) {
        work.in(transaction);
        transaction.commit();
        return;
      } catch (RocksDBException failure) {
        Status.Code code = failure.getStatus().getCode();
        if (code != Status.Code.Busy && code != Status.Code.TimedOut) {
          throw failure;
        }
      }
    }
  }

  @Override
  public void close() {
    db.close();
  }
}
