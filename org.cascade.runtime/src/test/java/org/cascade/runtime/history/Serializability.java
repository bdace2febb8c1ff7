package org.cascade.runtime.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.runtime.value.Array;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a history is strictly serializable: whether there is an order of its
 * transactions, one after the other, in which each sees what it saw, and none comes before one that
 * had ended before it began.
 *
 * <p>As the order of each register's values is known, that is so if and only if the graph of who
 * had to come before whom has no cycle: writer before reader, reader before the next writer, writer
 * before the next writer (A. Adya, "Weak Consistency", 1999), and before by the clock.
 */
public final class Serializability {
  private final List<Done> history;
  private final List<List<Integer>> after = new ArrayList<>();
  private final Map<Long, Integer> writers = new HashMap<>();

  private Serializability(List<Done> history) {
    this.history = history;
    history.forEach(done -> after.add(new ArrayList<>()));
  }

  /**
   * What is wrong with a history; empty if nothing is.
   *
   * @param versions the values that each register got, in their order
   */
  public static Optional<String> fault(List<Done> history, List<Array<Long>> versions) {
    var check = new Serializability(history);
    return check
        .unknownValues(versions)
        .or(() -> {
          check.byValues(versions);
          check.byTime();
          return check.cycle();
        });
  }

  /** Whether all that was written was installed, and nothing else was. */
  private Optional<String> unknownValues(List<Array<Long>> versions) {
    for (int i = 0; i < history.size(); i++) {
      for (Step step : history.get(i).steps()) {
        if (step instanceof Step.Write(int register, long value)) {
          writers.put(value, i);
        }
      }
    }
    long installed = 0;
    for (Array<Long> values : versions) {
      for (long value : values) {
        installed++;
        if (!writers.containsKey(value)) {
          return Optional.of("the value " + value + " was installed, and nobody wrote it");
        }
      }
    }
    return installed == writers.size()
        ? Optional.empty()
        : Optional.of(writers.size() + " values were written, and " + installed + " installed");
  }

  private void byValues(List<Array<Long>> versions) {
    Map<Long, Long> next = new HashMap<>();
    Map<Integer, Long> first = new HashMap<>();
    for (int register = 0; register < versions.size(); register++) {
      long before = 0;
      for (long value : versions.get(register)) {
        if (before == 0) {
          first.put(register, value);
        } else {
          next.put(before, value);
          edge(writers.get(before), writers.get(value));
        }
        before = value;
      }
    }
    for (int i = 0; i < history.size(); i++) {
      for (Step step : history.get(i).steps()) {
        if (step instanceof Step.Read(int register, long value)) {
          edge(writers.get(value), i);
          edge(i, writers.get(value == 0 ? first.get(register) : next.get(value)));
        }
      }
    }
  }

  private void edge(@Nullable Integer from, @Nullable Integer to) {
    if (from != null && to != null && !from.equals(to)) {
      after.get(from).add(to);
    }
  }

  /** A chain of instants, so that there need not be an edge for each pair: end, instant, start. */
  private void byTime() {
    record Instant(long nanos, int transaction, boolean isEnd) {}
    List<Instant> instants = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      instants.add(new Instant(history.get(i).start(), i, false));
      instants.add(new Instant(history.get(i).end(), i, true));
    }
    instants.sort(Comparator.comparingLong(Instant::nanos));
    int now = newNode();
    for (Instant instant : instants) {
      if (instant.isEnd()) {
        int later = newNode();
        after.get(now).add(later);
        after.get(instant.transaction()).add(later);
        now = later;
      } else {
        after.get(now).add(instant.transaction());
      }
    }
  }

  private int newNode() {
    after.add(new ArrayList<>());
    return after.size() - 1;
  }

  /** Depth first, without recursion: a node met again while it is open closes a cycle. */
  private Optional<String> cycle() {
    int[] nextEdge = new int[after.size()];
    boolean[] open = new boolean[after.size()];
    for (int root = 0; root < after.size(); root++) {
      List<Integer> path = new ArrayList<>();
      if (nextEdge[root] == 0) {
        path.add(root);
        open[root] = true;
      }
      while (!path.isEmpty()) {
        int node = path.getLast();
        if (nextEdge[node] == after.get(node).size()) {
          open[node] = false;
          path.removeLast();
          continue;
        }
        int to = after.get(node).get(nextEdge[node]++);
        if (open[to]) {
          return Optional.of(describe(path.subList(path.indexOf(to), path.size())));
        }
        if (nextEdge[to] == 0) {
          path.add(to);
          open[to] = true;
        }
      }
    }
    return Optional.empty();
  }

  private String describe(List<Integer> cycle) {
    StringBuilder out = new StringBuilder("these cannot be put in an order:");
    for (int node : cycle) {
      if (node < history.size()) {
        out.append("\n  ").append(history.get(node));
      }
    }
    return out.toString();
  }
}
