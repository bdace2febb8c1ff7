package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.core.Core;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Chooses what rows are looked up by, from the conditions alone: equality on a whole key before
 * equality on leading parts before a range; of equally good ones the tree's own key, then the index
 * that is declared first.
 *
 * @param bounds the comparisons that are answered
 * @param used the conditions that need not be asked again
 * @param equal how many leading parts must be equal to something
 */
record KeyChoice(Plan.Keys keys, List<Conjunct.Bound> bounds, List<Conjunct> used, int equal) {
  private static final int WHOLE = 1000;
  private static final int PART = 10;

  static Optional<KeyChoice> of(Chain.Source.Tree tree, Plan.Stage.Filter filter) {
    Optional<KeyChoice> best = Optional.empty();
    for (Plan.Keys keys : keys(tree)) {
      KeyChoice choice = KeyBinding.of(keys, filter);
      if (!choice.bounds.isEmpty() && (best.isEmpty() || choice.rank() > best.get().rank())) {
        best = Optional.of(choice);
      }
    }
    return best;
  }

  private int rank() {
    return isWhole() ? WHOLE : equal * PART + bounds.size() - equal;
  }

  /** Whether all parts must be equal to something. */
  boolean isWhole() {
    return equal == keys.parts().size();
  }

  /** Whether what is equal is one key, so that keys come in the order of the parts behind. */
  boolean isOneStretch() {
    return keys.types().subList(0, equal).stream().noneMatch(t -> Builtin.is(t, Builtin.REAL));
  }

  /** All that the tree's rows can be found by, the best first. */
  static List<Plan.Keys> keys(Chain.Source.Tree tree) {
    List<Plan.Keys> all = new ArrayList<>();
    Type key = Types.args(Types.unrefined(tree.tree().type())).getFirst();
    if (tree.entries()) {
      Path place = new Path(List.of("0"));
      all.add(new Plan.Keys(List.of(place), List.of(key), key, Optional.empty()));
      if (Types.unrefined(key) instanceof Type.Tuple tuple) {
        all.add(new Plan.Keys(items(place, tuple), tuple.items(), key, Optional.empty()));
      }
    }
    if (tree.tree() instanceof Core.ReadState read) {
      Path value = new Path(tree.entries() ? List.of("1") : List.of());
      read.state().indexes().forEach(i -> all.add(keys(i, value)));
    }
    return all;
  }

  private static List<Path> items(Path tuple, Type.Tuple type) {
    return Stream.iterate(0, i -> i + 1)
        .limit(type.items().size())
        .map(i -> new Path(List.of(String.valueOf(i))).below(tuple))
        .toList();
  }

  private static Plan.Keys keys(SpaceSymbol.Index index, Path value) {
    List<Path> parts =
        index.parts().stream()
            .map(p -> new Path(p.path().stream().map(f -> f.name()).toList()).below(value))
            .toList();
    List<Type> types = index.parts().stream().map(SpaceSymbol.IndexPart::type).toList();
    return new Plan.Keys(parts, types, index.key(), Optional.of(index));
  }
}
