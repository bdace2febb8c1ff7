package org.cascade.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;

/** One thread's work on a store in memory: nanoseconds for each operation, and of the processor. */
final class InMemory {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int SCANS = 10;
  private static final int NEAR = 50;

  private final Store.Session session;
  private final int keys;
  private final long millis;
  private Object sink = "";
  private int turn;

  InMemory(Store.Session session, int keys, long millis) {
    this.session = session;
    this.keys = keys;
    this.millis = millis;
  }

  /** One operation. */
  private interface Work {
    void run(int turn) throws Exception;
  }

  void run() throws Exception {
    int[] uniform = Keys.uniform(keys, 1);
    int[] zipfian = Keys.zipfian(keys, 2);
    for (int i = 0; i < keys / 4; i++) {
      session.update(Keys.at(uniform, i), i); // as after some use, not as loaded
    }
    timed("get, uniform", i -> sink = session.get(Keys.at(uniform, i)));
    timed("get, Zipf", i -> sink = session.get(Keys.at(zipfian, i)));
    timed("update, uniform", i -> session.update(Keys.at(uniform, i), i));
    timed("update, Zipf", i -> session.update(Keys.at(zipfian, i), i));
    timed(
        "two shards, uniform",
        i -> session.updateBoth(Keys.at(uniform, i), Keys.at(uniform, i + 7), i));
    scan();
    mixes(zipfian);
    int[] fresh = Keys.fresh(keys, 3);
    counted("insert, uniform", Math.min(keys, fresh.length) / 4, i -> session.insert(fresh[i]));
  }

  private void scan() throws Exception {
    for (int i = 0; i < SCANS / 2; i++) {
      sink = session.recent();
    }
    counted("scan of all", SCANS, i -> sink = session.recent());
  }

  /** YCSB's mixes; D and E insert beyond the other keys. */
  private void mixes(int[] zipfian) throws Exception {
    mix("YCSB A", zipfian, 50);
    mix("YCSB B", zipfian, 95);
    mix("YCSB C", zipfian, 100);
    int[] fresh = Keys.fresh(keys * 4, 5);
    Random random = new Random(6);
    boolean[] inserts = drawn(random, 5);
    int[] next = {0};
    timed(
        "YCSB D",
        i -> {
          if (inserts[i & (inserts.length - 1)]) {
            session.insert(2L * keys + fresh[next[0]++ % fresh.length]);
          } else {
            int back = Math.min(next[0], 1 + (i & 15));
            sink = back == 0 ? "" : session.get(2L * keys + fresh[(next[0] - back) % fresh.length]);
          }
        });
    timed(
        "YCSB E",
        i -> {
          if (inserts[i & (inserts.length - 1)]) {
            session.insert(2L * keys + fresh[next[0]++ % fresh.length]);
          } else {
            sink = session.next(Keys.at(zipfian, i), 1 + (i * 7 & 63) % NEAR);
          }
        });
    boolean[] reads = drawn(random, 50);
    timed(
        "YCSB F",
        i -> {
          long key = Keys.at(zipfian, i);
          sink = session.get(key);
          if (!reads[i & (reads.length - 1)]) {
            session.update(key, i);
          }
        });
  }

  private void mix(String name, int[] chosen, int readsOfHundred) throws Exception {
    boolean[] reads = drawn(new Random(4), readsOfHundred);
    timed(
        name,
        i -> {
          long key = Keys.at(chosen, i);
          if (reads[i & (reads.length - 1)]) {
            sink = session.get(key);
          } else {
            session.update(key, i);
          }
        });
  }

  private static boolean[] drawn(Random random, int ofHundred) {
    boolean[] all = new boolean[1 << 16];
    for (int i = 0; i < all.length; i++) {
      all[i] = random.nextInt(100) < ofHundred;
    }
    return all;
  }

  private void timed(String name, Work work) throws Exception {
    repeat(work, millis * 2 / 3);
    long processor = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    long count = repeat(work, millis);
    report(name, System.nanoTime() - start, SYSTEM.getProcessCpuTime() - processor, count);
  }

  private long repeat(Work work, long forMillis) throws Exception {
    long end = System.nanoTime() + forMillis * 1_000_000;
    long count = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 32; i++) {
        work.run(turn++);
      }
      count += 32;
    }
    return count;
  }

  private void counted(String name, int count, Work work) throws Exception {
    long processor = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      work.run(i);
    }
    report(name, System.nanoTime() - start, SYSTEM.getProcessCpuTime() - processor, count);
  }

  private static void report(String name, long nanos, long processor, long count) {
    new Measured(name, "ns", (double) nanos / count).print();
    new Measured(name, "ns of processors", (double) processor / count).print();
  }
}
