package org.cascade.runtime.txn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cascade.runtime.value.Fn0;

/**
 * A condition over the states of a space, which each commit that writes the space leaves true.
 *
 * @param text its source
 * @param place where it stands: {@code bank.cascade:7}
 */
public record Invariant(String text, String place, Fn0<Boolean> condition) {
  /**
   * What is wrong with the spaces that a transaction wrote, as it would leave them; empty if all of
   * their invariants hold. Runs in the transaction, so what is read is validated with the rest. A
   * space that lacks the value of a state is not asked until it has all.
   */
  static Optional<String> brokenBy(Transaction transaction) {
    for (SpaceCore space : writtenOnTerms(transaction)) {
      if (!transaction.isComplete(space)) {
        continue;
      }
      for (Invariant invariant : space.invariants()) {
        if (!invariant.holds(transaction)) {
          return Optional.of(invariant.fault(space));
        }
      }
    }
    return Optional.empty();
  }

  /** The spaces it wrote that have invariants, in the order of their numbers. */
  private static List<SpaceCore> writtenOnTerms(Transaction transaction) {
    var found = new Few<SpaceCore>();
    Accesses accesses = transaction.accesses();
    for (int i = 0; i < accesses.count(); i++) {
      Accesses.Access access = accesses.get(i);
      if (access.written != null && !access.cell.space().invariants().isEmpty()) {
        found.add(access.cell.space());
      }
    }
    return found.isEmpty()
        ? List.of()
        : found.stream().sorted(Comparator.comparingLong(space -> space.id().number())).toList();
  }

  private boolean holds(Transaction transaction) {
    transaction.viewDepth++;
    try {
      return condition.apply();
    } finally {
      transaction.viewDepth--;
    }
  }

  private String fault(SpaceCore space) {
    return "assertion failed: " + text + " (of " + space + ", " + place + ")";
  }
}
