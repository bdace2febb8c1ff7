package org.cascade.bench.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Clients that each wait for the disk at each commit: commits a second, and bytes written. */
final class Durable {
  private static final List<Integer> CLIENTS = List.of(1, 8, 64);
  private static final List<Integer> ASYNCHRONOUS_CLIENTS = List.of(1, 8);
  private static final int WARMING_CLIENTS = 2;
  private static final long WARM_UP_OF_STORE = TimeUnit.MILLISECONDS.toNanos(2000);
  private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(400);
  private static final Work UPDATE = (session, key, other, turn) -> session.update(key, turn);

  /** Each client counts its turns from here on, so that no two write the same bytes. */
  private static final int TURNS_OF_A_CLIENT = 1 << 22;

  private final AtomicInteger turns = new AtomicInteger();
  private final Store store;
  private final int keys;
  private final long nanos;

  Durable(Store store, int keys, long millis) {
    this.store = store;
    this.keys = keys;
    this.nanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  void run() throws Exception {
    warmUp();
    for (int clients : CLIENTS) {
      measure("update", clients, UPDATE);
      measure("two shards", clients, Store.Session::updateBoth);
    }
  }

  /** With less waiting than {@code fdatasync} takes. */
  void run(Stores.Level level) throws Exception {
    warmUp();
    String what = "update at `" + level.name().toLowerCase(Locale.ROOT) + "`";
    for (int clients : ASYNCHRONOUS_CLIENTS) {
      measure(what, clients, UPDATE);
    }
  }

  /** A store in Java is compiled while it runs, so the first figures would be the compiler's. */
  private void warmUp() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(WARMING_CLIENTS)) {
      List<Callable<Client>> tasks = new ArrayList<>();
      for (int i = 0; i < WARMING_CLIENTS; i++) {
        int seed = i;
        tasks.add(() -> client(UPDATE, seed, WARM_UP_OF_STORE));
        tasks.add(() -> client(Store.Session::updateBoth, seed, WARM_UP_OF_STORE));
      }
      for (Future<Client> done : pool.invokeAll(tasks)) {
        done.get();
      }
    }
  }

  /** One operation of a client. */
  private interface Work {
    void run(Store.Session session, long key, long other, int turn) throws Exception;
  }

  private void measure(String what, int clients, Work work) throws Exception {
    long written = writtenByProcess();
    Histogram all = new Histogram(3);
    long before = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      List<Callable<Client>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int seed = i;
        tasks.add(() -> client(work, seed, nanos));
      }
      for (Future<Client> done : pool.invokeAll(tasks)) {
        all.add(done.get().latencies());
        before += done.get().warmUp();
      }
    }
    long commits = all.getTotalCount() + before;
    String name = what + ", " + clients + (clients == 1 ? " client" : " clients");
    new Measured(name, "tx/s", all.getTotalCount() * 1e9 / nanos).print();
    new Measured(name, "p99 us", all.getValueAtPercentile(99) / 1e3).print();
    new Measured(name, "bytes", (double) (writtenByProcess() - written) / commits).print();
  }

  /** What one client has seen; and its commits before that. */
  private record Client(Histogram latencies, long warmUp) {}

  private Client client(Work work, int seed, long measuredNanos) throws Exception {
    int[] mine = Keys.uniform(keys, seed);
    Histogram latencies = new Histogram(3);
    long warmUp = 0;
    int first = turns.getAndAdd(TURNS_OF_A_CLIENT);
    try (Store.Session session = store.session()) {
      long start = System.nanoTime();
      long last = start;
      for (int turn = 0; last - start < WARM_UP + measuredNanos; turn++) {
        work.run(session, Keys.at(mine, turn), Keys.at(mine, turn + 7), first + turn);
        long now = System.nanoTime();
        if (last - start > WARM_UP) {
          latencies.recordValue(now - last);
        } else {
          warmUp++;
        }
        last = now;
      }
    }
    return new Client(latencies, warmUp);
  }

  /** Bytes handed to the system for writing by this process so far. */
  private static long writtenByProcess() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/io"))) {
      if (line.startsWith("wchar:")) {
        return Long.parseLong(line.substring("wchar:".length()).strip());
      }
    }
    throw new IllegalStateException("/proc/self/io has no line `wchar:`");
  }
}
