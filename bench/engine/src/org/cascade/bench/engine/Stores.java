package org.cascade.bench.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stores by name, and which of them can do what. */
final class Stores {
  static final List<String> IN_MEMORY = List.of("cascade", "skiplist", "mvstore", "h2", "sqlite");
  static final List<String> DURABLE =
      List.of("cascade", "raw", "rocksdb", "lmdb", "sqlite", "mvstore", "h2", "xodus");

  /** What survives which end, where a commit does not wait for the disk. */
  enum Level {
    /** Written to a file: survives the end of the process. */
    INTERVAL("cascade", "rocksdb"),

    /** Written soon. */
    MEMORY("cascade");

    final List<String> stores;

    Level(String... stores) {
      this.stores = List.of(stores);
    }
  }

  private Stores() {}

  /** Opens a store; on disk, with each commit forced there, if a directory is given. */
  static Store open(String name, Optional<Path> data) throws Exception {
    return switch (name) {
      case "cascade" -> new CascadeStore(data, "sync");
      case "skiplist" -> new SkipListStore();
      case "mvstore" -> new MvStoreStore(data);
      case "h2" -> SqlStore.h2(data);
      case "sqlite" -> SqlStore.sqlite(data);
      case "raw" -> new RawLog(data.orElseThrow());
      case "rocksdb" -> new RocksStore(data.orElseThrow(), true);
      case "lmdb" -> new LmdbStore(data.orElseThrow());
      case "xodus" -> new XodusStore(data.orElseThrow());
      default -> throw new IllegalArgumentException("there is no store `" + name + "`");
    };
  }

  /** Opens a store that does not wait for the disk at each commit. */
  static Store openAt(Level level, String name, Path data) throws Exception {
    return name.equals("rocksdb")
        ? new RocksStore(data, false)
        : new CascadeStore(Optional.of(data), level.name().toLowerCase(Locale.ROOT));
  }

  /** What an update writes. */
  static Row changed(long key, int turn) {
    return new Row(key, "user-12345678", "u123456@example.com", Row.touchedAt(key, turn));
  }
}
