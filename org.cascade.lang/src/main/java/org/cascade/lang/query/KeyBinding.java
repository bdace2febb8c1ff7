package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.types.Builtin;

/** Finds the comparisons of a filter that keys can answer, part by part of the key. */
final class KeyBinding {
  private final List<Conjunct> conjuncts;
  private final List<Optional<Conjunct.Bound>> comparisons;
  private final List<Conjunct> answered = new ArrayList<>();
  private final List<Conjunct.Bound> bounds = new ArrayList<>();
  private final List<Conjunct> used = new ArrayList<>();

  private KeyBinding(Plan.Stage.Filter filter) {
    conjuncts = filter.conjuncts();
    comparisons = conjuncts.stream().map(c -> c.bound(filter.row())).toList();
  }

  /** What of a filter some keys answer; without bounds if nothing. */
  static KeyChoice of(Plan.Keys keys, Plan.Stage.Filter filter) {
    KeyBinding binding = new KeyBinding(filter);
    int equal = 0;
    boolean goesOn = true;
    for (int i = 0; i < keys.parts().size() && goesOn; i++) {
      Path part = keys.parts().get(i);
      goesOn = binding.takeEquality(part);
      if (goesOn) {
        equal++;
        // Reals that are equal need not be one key, so that what follows is not in order.
        goesOn = !Builtin.is(keys.types().get(i), Builtin.REAL);
      } else {
        binding.takeRange(part);
      }
    }
    return new KeyChoice(keys, List.copyOf(binding.bounds), List.copyOf(binding.used), equal);
  }

  private boolean takeEquality(Path part) {
    for (int i = 0; i < conjuncts.size(); i++) {
      if (fits(i, part, true)) {
        take(i);
        return true;
      }
    }
    return false;
  }

  /** The first bound on each side. */
  private void takeRange(Path part) {
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i < conjuncts.size(); i++) {
      if (fits(i, part, false)) {
        boolean isLower = comparisons.get(i).orElseThrow().isLower();
        if (isLower ? !lower : !upper) {
          take(i);
          lower |= isLower;
          upper |= !isLower;
        }
      }
    }
  }

  private boolean fits(int i, Path part, boolean equality) {
    return comparisons
        .get(i)
        .filter(b -> b.path().equals(part) && b.isEqual() == equality)
        .filter(b -> Calm.isTotal(b.value()) || isReached(i))
        .isPresent();
  }

  /**
   * Whether a key is compared with this value only after all that guards it in the filter: a value
   * that may abort is not evaluated for a key for which the filter would not.
   */
  private boolean isReached(int i) {
    return conjuncts.subList(0, i).stream().allMatch(answered::contains);
  }

  private void take(int i) {
    Conjunct.Bound bound = comparisons.get(i).orElseThrow();
    bounds.add(bound);
    answered.add(conjuncts.get(i));
    if (bound.isExact()) {
      used.add(conjuncts.get(i));
    }
  }
}
