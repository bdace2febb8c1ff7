package org.cascade.runtime.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cascade.runtime.history.Done;
import org.cascade.runtime.history.Serializability;
import org.cascade.runtime.history.Step;
import org.cascade.runtime.simulation.Attempted.Outcome;
import org.cascade.runtime.value.Array;

/**
 * What is known of all lives so far, and whether what is found fits to it: nothing acknowledged may
 * be gone, nothing be there by half, and all of it must have happened in some order.
 */
final class Ledger {
  /** The number of rows is told as if it were a register: its values are the rows, as they came. */
  private static final int ROWS = Found.REGISTERS;

  private final List<Done> history = new ArrayList<>();
  private final List<Long> rows = new ArrayList<>();
  private final long[] balances = {Found.EACH, Found.EACH, Found.EACH};
  private Found before = Found.nothing();

  /** Events that somebody saw of a register, from a position on. */
  record Seen(int register, long from, List<Long> events) {}

  /**
   * Takes up what a life did, and what was found after it.
   *
   * @param end when it was over
   * @param kept whether all has to be there that was acknowledged; otherwise a first part of it
   */
  void settle(List<Attempted> life, long end, List<Seen> seen, Found found, boolean kept) {
    grown(found);
    seen.forEach(each -> check(each, found, kept));
    List<Attempted> there = new ArrayList<>();
    for (Attempted one : life) {
      if (isThere(one, found)) {
        there.add(one);
      } else if (kept && one.outcome() == Outcome.ACKNOWLEDGED) {
        throw new AssertionError("acknowledged, and gone: " + one + "\nof " + found);
      }
    }
    if (!kept) {
      firstPart(life, there);
    }
    addRows(there, found);
    there.forEach(one -> history.add(done(one, end)));
    balance(there, found);
    before = found;
  }

  /** Whether all could have happened one after the other. */
  void check() {
    List<Array<Long>> versions = new ArrayList<>(before.versions());
    versions.add(Array.from(rows));
    Serializability.fault(history, versions)
        .ifPresent(fault -> {
          throw new AssertionError(fault + "\nof " + versions);
        });
  }

  /** A copy has all that certain clients were told, and nothing by half. */
  static void checkCopy(List<Attempted> certain, Found copy) {
    for (Attempted one : certain) {
      if (one.outcome() == Outcome.ACKNOWLEDGED && !isThere(one, copy)) {
        throw new AssertionError("not in the copy: " + one + "\nof " + copy);
      }
    }
    if (copy.balances().stream().mapToLong(n -> n).sum() != Found.ACCOUNTS * Found.EACH) {
      throw new AssertionError("half of a transfer is in the copy " + copy);
    }
  }

  /** What was found once stays. */
  private void grown(Found found) {
    for (int i = 0; i < Found.REGISTERS; i++) {
      Array<Long> old = before.versions().get(i);
      Array<Long> now = found.versions().get(i);
      if (now.length() < old.length() || !now.take(old.length()).equals(old)) {
        throw new AssertionError("register " + i + " was found to be " + old + ", then " + now);
      }
    }
    if (!found.rows().containsAll(before.rows())) {
      throw new AssertionError(before.rows() + " were found, then " + found.rows());
    }
  }

  private static void check(Seen seen, Found found, boolean kept) {
    Array<Long> all = found.versions().get(seen.register());
    for (int i = 0; i < seen.events().size(); i++) {
      long at = seen.from() + i;
      boolean there = at < all.length();
      if (there ? !all.at(at).equals(seen.events().get(i)) : kept) {
        throw new AssertionError(seen + " was told, and there is " + all);
      }
    }
  }

  /** Whether it happened, as far as can be seen now, and what it saw is there. */
  private static boolean isThere(Attempted one, Found found) {
    List<Long> written = one.body().written();
    long present = written.stream().filter(found::has).count();
    if (present > 0 && present < written.size()) {
      throw new AssertionError("half of a transaction: " + one + "\nof " + found);
    }
    if (present > 0 && one.outcome() == Outcome.ROLLED_BACK) {
      throw new AssertionError("rolled back, and there: " + one + "\nof " + found);
    }
    if (written.isEmpty() && one.outcome() != Outcome.ACKNOWLEDGED) {
      return false;
    }
    boolean happened = present == written.size();
    boolean sawWhatIs = sawWhatIs(one, found);
    if (happened && !written.isEmpty() && !sawWhatIs) {
      throw new AssertionError("it rests on what is gone: " + one + "\nof " + found);
    }
    return happened && sawWhatIs;
  }

  private static boolean sawWhatIs(Attempted one, Found found) {
    for (Step step : one.body().steps()) {
      if (step instanceof Step.Read(int register, long value) && value != 0 && !found.has(value)) {
        return false;
      }
    }
    return one.body().rowsSeen().orElse(0L) <= found.rows().size();
  }

  /** What is gone may not have been over when something began that is there. */
  private static void firstPart(List<Attempted> life, List<Attempted> there) {
    for (Attempted gone : life) {
      boolean lost =
          gone.outcome() == Outcome.ACKNOWLEDGED
              && !gone.body().written().isEmpty()
              && !there.contains(gone);
      for (Attempted one : there) {
        if (lost && !one.body().written().isEmpty() && gone.end() < one.start()) {
          throw new AssertionError(gone + " is gone, and there is the later " + one);
        }
      }
    }
  }

  /** Who added a row when there were so many was the one to do so. */
  private void addRows(List<Attempted> there, Found found) {
    there.stream()
        .filter(one -> one.body().row().isPresent())
        .sorted(Comparator.comparing(one -> one.body().rowsSeen().orElseThrow()))
        .forEach(one -> {
          if (one.body().rowsSeen().orElseThrow() != rows.size()) {
            throw new AssertionError("a phantom: there were " + rows.size() + " rows for " + one);
          }
          rows.add(one.body().row().orElseThrow());
        });
    if (rows.size() != found.rows().size()) {
      throw new AssertionError(rows + " were added, and there are " + found.rows());
    }
  }

  private Done done(Attempted one, long end) {
    List<Step> steps = new ArrayList<>(one.body().steps());
    one.body()
        .rowsSeen()
        .ifPresent(n -> steps.add(new Step.Read(ROWS, n == 0 ? 0 : rows.get((int) (n - 1)))));
    one.body().row().ifPresent(row -> steps.add(new Step.Write(ROWS, row)));
    return new Done(one.client(), one.start(), Math.min(one.end(), end), steps);
  }

  private void balance(List<Attempted> there, Found found) {
    for (Attempted one : there) {
      for (Attempted.Moved moved : one.body().moved()) {
        balances[moved.from()] -= moved.amount();
        balances[moved.to()] += moved.amount();
      }
    }
    for (int i = 0; i < balances.length; i++) {
      if (balances[i] != found.balances().get(i)) {
        throw new AssertionError("account " + i + " should have " + balances[i] + ": " + found);
      }
    }
  }
}
