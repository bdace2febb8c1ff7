package org.cascade.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Java's own sorted map for many threads: no transactions, no snapshots, nothing durable. */
final class SkipListStore implements Store {
  private final ConcurrentNavigableMap<Long, Row> left = new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<Long, Row> right = new ConcurrentSkipListMap<>();

  @Override
  public void load(int keys) {
    for (long id = 0; id < 2L * keys; id += 2) {
      left.put(id, Row.of(id));
      right.put(id, Row.of(id));
    }
  }

  @Override
  public Session session() {
    return new OfMaps(left, right);
  }

  private record OfMaps(
      ConcurrentNavigableMap<Long, Row> left, ConcurrentNavigableMap<Long, Row> right)
      implements Session {
    @Override
    public Object get(long key) {
      return left.get(key);
    }

    @Override
    public void insert(long key) {
      left.put(key, Row.of(key));
    }

    @Override
    public void update(long key, int turn) {
      left.put(key, Stores.changed(key, turn));
    }

    @Override
    public void updateBoth(long key, long other, int turn) {
      left.put(key, left.get(key).touched(Row.touchedAt(key, turn)));
      right.put(other, right.get(other).touched(Row.touchedAt(key, turn)));
    }

    @Override
    public int next(long from, int count) {
      return new ArrayList<>(left.subMap(from, from + 2L * count).values()).size();
    }

    @Override
    public int recent() {
      List<Row> found = new ArrayList<>();
      for (Row row : left.values()) {
        if (!row.createdAt().isBefore(Row.CUT)) {
          found.add(row);
        }
      }
      return found.size();
    }
  }

  @Override
  public void close() {}
}
