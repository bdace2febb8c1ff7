package org.cascade.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it takes until the first answer, by what the last process left: {@code keys} rows in
 * all, half of them in each table.
 */
final class Opening {
  /** How the last process ended. */
  enum Case {
    STOPPED("open after a stop"),
    KILLED("open after a kill, some updates"),
    LONGEST_LOG("open after a kill, longest log"),
    ROWS_IN_LOG("open after a kill, no checkpoint yet"),
    LARGE_TRANSACTION("open after a kill, one large transaction");

    final String shown;

    Case(String shown) {
      this.shown = shown;
    }

    /** The last ones are about a log of commits with checkpoints. */
    boolean isFor(String store) {
      return ordinal() < LONGEST_LOG.ordinal() || store.equals("cascade");
    }
  }

  private static final int CLIENTS = 8;
  private static final long SOME_MILLIS = 1000;

  private Opening() {}

  /** Leaves data behind as the case wants it; then the process is to be ended at once. */
  static void prepare(Case one, String name, Path dir, int keys) throws Exception {
    switch (one) {
      case STOPPED -> {
        Store store = Stores.open(name, Optional.of(dir));
        store.load(keys / 2);
        store.close();
      }
      case KILLED -> {
        Store store = Stores.open(name, Optional.of(dir));
        store.load(keys / 2);
        long end = System.nanoTime() + SOME_MILLIS * 1_000_000;
        updates(store, keys / 2, () -> System.nanoTime() < end);
      }
      case LONGEST_LOG -> {
        Store store = new CascadeStore(Optional.of(dir), "memory");
        store.load(keys / 2);
        awaitNoCheckpoint(dir);
        updates(store, keys / 2, () -> !isCheckpointBegun(dir));
      }
      case ROWS_IN_LOG -> {
        Store store = new CascadeStore(Optional.of(dir), "memory");
        Store.Session session = store.session();
        for (long key = 0; key < keys && (key % 100 != 0 || !isCheckpointBegun(dir)); key++) {
          session.insert(key);
        }
      }
      case LARGE_TRANSACTION -> new CascadeStore(Optional.of(dir), "sync").loadAtOnce(keys);
    }
  }

  /** Time until a row could be read. */
  static void measure(Case one, String name, Path dir) throws Exception {
    long start = System.nanoTime();
    Store store = Stores.open(name, Optional.of(dir));
    if (store.session().get(0) == null) {
      throw new IllegalStateException("the first row is gone");
    }
    new Measured(one.shown, "ms", (System.nanoTime() - start) / 1e6).print();
  }

  /** Something that may come to be false. */
  private interface Going {
    boolean on() throws IOException;
  }

  /** Goes on until the process is to be killed. */
  private static void updates(Store store, int keys, Going going) throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      int[] mine = Keys.uniform(keys, i);
      Store.Session session = store.session();
      Thread client =
          new Thread(() -> {
            try {
              for (int turn = 0; ; turn++) {
                session.update(Keys.at(mine, turn), turn);
              }
            } catch (Exception failed) {
              throw new IllegalStateException(failed);
            }
          });
      client.start();
    }
    while (going.on()) {
      Thread.sleep(1);
    }
  }

  private static void awaitNoCheckpoint(Path dir) throws Exception {
    while (isCheckpointBegun(dir)) {
      Thread.sleep(1);
    }
  }

  /** A checkpoint has this name until it is there as a whole. */
  private static boolean isCheckpointBegun(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.anyMatch(file -> file.getFileName().toString().matches("checkpoint-\\d+\\.new"));
    }
  }
}
