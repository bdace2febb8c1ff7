package org.cascade.runtime.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.Change;

/** What the data has to be, in plain Java: accounts, a counter, shards with books, and events. */
final class Model {
  static final int ACCOUNTS = 3;
  static final long START = 50;

  final long[] accounts;
  long count;
  final List<TreeMap<String, Long>> branches = new ArrayList<>();
  final List<List<Change<String, Long>>> changes = new ArrayList<>();
  final List<Long> counts = new ArrayList<>();
  final List<Assigned<Long>> dunes = new ArrayList<>();

  Model() {
    accounts = new long[] {START, START, START};
  }

  Model(Model other) {
    accounts = other.accounts.clone();
    count = other.count;
    other.branches.forEach(branch -> branches.add(new TreeMap<>(branch)));
    other.changes.forEach(list -> changes.add(new ArrayList<>(list)));
    counts.addAll(other.counts);
    dunes.addAll(other.dunes);
  }

  private long dunes() {
    return branches.stream().mapToLong(branch -> branch.getOrDefault("Dune", 0L)).sum();
  }

  /** Notes what the streams tell once a commit is done. */
  private void commit(long dunesBefore, long countBefore) {
    if (dunes() != dunesBefore) {
      dunes.add(new Assigned<>(dunesBefore, dunes()));
    }
    if (count != countBefore) {
      counts.add(count);
    }
  }

  void apply(Step step) {
    long dunesBefore = dunes();
    long countBefore = count;
    switch (step) {
      case Step.Transfer(int from, int to, long amount, boolean distributed) -> {
        if (accounts[from] >= amount) {
          accounts[to] += amount;
          accounts[from] -= amount;
        }
      }
      case Step.Open(String name) -> {
        branches.add(new TreeMap<>());
        changes.add(new ArrayList<>());
      }
      case Step.Books(int branch, List<String> titles, long copies, int increments) -> {
        if (!branches.isEmpty()) {
          add(branch % branches.size(), titles, copies);
        }
        count += increments;
      }
      case Step.Abort(long n) -> {
        // leaves nothing
      }
    }
    commit(dunesBefore, countBefore);
  }

  private void add(int branch, List<String> titles, long copies) {
    TreeMap<String, Long> before = new TreeMap<>(branches.get(branch));
    TreeMap<String, Long> books = branches.get(branch);
    titles.forEach(title -> books.merge(title, copies, Long::sum));
    books.forEach((title, now) -> {
      Long old = before.get(title);
      if (old == null) {
        changes.get(branch).add(new Change.Inserted<>(title, now));
      } else if (!old.equals(now)) {
        changes.get(branch).add(new Change.Updated<>(title, old, now));
      }
    });
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (long balance : accounts) {
      text.append(balance).append(' ');
    }
    text.append(count).append(' ').append(Array.from(counts)).append('\n');
    for (int i = 0; i < branches.size(); i++) {
      branches.get(i).forEach((title, copies) -> text.append(title).append('=').append(copies));
      text.append(Array.from(changes.get(i))).append('\n');
    }
    return text.append(Array.from(dunes)).toString();
  }
}
