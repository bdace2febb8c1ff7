package org.cascade.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** The queries of {@code bench/programs/query.cascade} as one would write them in Java. */
public final class HandWrittenQueries {
  private static final int SIZE = 100_000;
  private static final int ROUNDS = 5;

  private record User(long id, long age, String city, long score) {}

  private final TreeMap<Long, User> users = new TreeMap<>();
  private final Map<String, List<User>> byCity = new HashMap<>();
  private final TreeMap<Long, List<User>> byAge = new TreeMap<>();

  private HandWrittenQueries() {
    for (long i = 0; i < SIZE; i++) {
      User user = new User(i, 18 + i * 7 % 60, "city " + i * 31 % 1000, i * 37 % 1000);
      users.put(i, user);
      byCity.computeIfAbsent(user.city, c -> new ArrayList<>()).add(user);
      byAge.computeIfAbsent(user.age, a -> new ArrayList<>()).add(user);
    }
  }

  /** Prints microseconds for each query: the best of some rounds. */
  public static void main(String[] args) {
    var queries = new HandWrittenQueries();
    measure("a city, scan", 200, i -> queries.cityByScan("city " + i));
    measure("a city, index", 20_000, i -> queries.cityByIndex("city " + i % 1000));
    measure("a key", 20_000, i -> queries.users.get(i).score);
    measure("100 keys", 20_000, queries::keys);
    measure("10 of all, scan", 100, i -> queries.oldest());
    measure("10 of all, index", 20_000, i -> queries.youngest());
    measure("60 groups", 100, i -> queries.groups());
  }

  private long cityByScan(String city) {
    long sum = 0;
    for (User user : users.values()) {
      if (user.city.equals(city)) {
        sum += user.score;
      }
    }
    return sum;
  }

  private long cityByIndex(String city) {
    long sum = 0;
    for (User user : byCity.get(city)) {
      sum += user.score;
    }
    return sum;
  }

  private long keys(long least) {
    long sum = 0;
    for (User user : users.subMap(least, least + 100).values()) {
      sum += user.score;
    }
    return sum;
  }

  private long oldest() {
    var kept =
        new PriorityQueue<User>(
            Comparator.comparingLong(User::age).thenComparing(User::id, Comparator.reverseOrder()));
    for (User user : users.values()) {
      kept.add(user);
      if (kept.size() > 10) {
        kept.remove();
      }
    }
    return kept.stream().mapToLong(User::id).sum();
  }

  private long youngest() {
    long sum = 0;
    int left = 10;
    for (List<User> same : byAge.values()) {
      for (User user : same) {
        if (left-- == 0) {
          return sum;
        }
        sum += user.id;
      }
    }
    return sum;
  }

  private long groups() {
    var sums = new HashMap<Long, Long>();
    for (User user : users.values()) {
      sums.merge(user.age, user.score, Long::sum);
    }
    return sums.values().stream().mapToLong(s -> s).max().orElse(0);
  }

  private static void measure(String name, int times, LongUnaryOperator query) {
    long best = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        sum = (sum + query.applyAsLong(i)) % 1_000_003;
      }
      best = Math.min(best, (System.nanoTime() - start) / times);
    }
    System.out.printf("%-28s %s µs%s%n", name, best / 1000.0, sum < 0 ? " (overflow)" : "");
  }
}
