package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Makes plans of queries, by fixed rules: the same query always has the same plan. */
final class Planner {
  private Planner() {}

  static Plan plan(Chain chain) {
    List<Plan.Stage> stages = stages(chain);
    Plan.Access access = new Plan.Access.Scan(chain.source(), chain.source().row());
    if (chain.source() instanceof Chain.Source.Tree tree) {
      access = lookup(tree, stages).orElse(access);
    }
    return new Plan(chain.span(), chain.type(), access, List.copyOf(stages), chain.end());
  }

  // ---- what is done, in order ----

  private static List<Plan.Stage> stages(Chain chain) {
    List<Plan.Stage> all = new ArrayList<>();
    Type row = chain.source().row();
    for (Chain.Step step : chain.steps()) {
      switch (step) {
        case Chain.Step.Filter s -> filter(all, s.condition());
        case Chain.Step.Order s -> order(all, row, s);
        case Chain.Step.Limit s -> limit(all, s.count());
        case Chain.Step.Offset s -> beforeSelects(all, new Plan.Stage.Offset(s.count()));
        case Chain.Step.Select s -> {
          all.add(new Plan.Stage.Select(s.function()));
          row = s.function().body().type();
        }
        case Chain.Step.Group s -> {
          all.add(new Plan.Stage.Group(s.key(), row, s.group()));
          row = s.group();
        }
        case Chain.Step.Join s -> {
          all.add(new Plan.Stage.Join(partners(s), s.mine(), row, s.outer(), s.pair()));
          row = s.pair();
        }
      }
    }
    chain.end().ifPresent(e -> towards(e.kind(), chain.span(), all));
    return all;
  }

  /** Filters come before the sorts they follow, and join the filter there. */
  private static void filter(List<Plan.Stage> all, Function condition) {
    int at = all.size();
    while (at > 0 && all.get(at - 1) instanceof Plan.Stage.Sort s && s.limit().isEmpty()) {
      at--;
    }
    if (at > 0 && all.get(at - 1) instanceof Plan.Stage.Filter before) {
      List<Conjunct> conjuncts = new ArrayList<>(before.conjuncts());
      Core same = condition.of(new Core.Read(condition.body().span(), before.row()));
      conjuncts.addAll(Conjunct.of(same));
      all.set(at - 1, new Plan.Stage.Filter(before.row(), conjuncts));
    } else {
      all.add(at, new Plan.Stage.Filter(condition.row(), Conjunct.of(condition.body())));
    }
  }

  private static void order(List<Plan.Stage> all, Type row, Chain.Step.Order order) {
    List<Plan.SortKey> keys = new ArrayList<>();
    if (order.then() && !all.isEmpty() && all.getLast() instanceof Plan.Stage.Sort before) {
      keys.addAll(before.keys());
      all.removeLast();
    }
    keys.add(new Plan.SortKey(order.key(), order.descending()));
    all.add(new Plan.Stage.Sort(row, List.copyOf(keys), Optional.empty()));
  }

  private static void limit(List<Plan.Stage> all, Core count) {
    int at = beforeSelects(all);
    if (at > 0 && all.get(at - 1) instanceof Plan.Stage.Sort s && s.limit().isEmpty()) {
      all.set(at - 1, new Plan.Stage.Sort(s.row(), s.keys(), Optional.of(count)));
    } else {
      all.add(at, new Plan.Stage.Limit(count));
    }
  }

  private static void beforeSelects(List<Plan.Stage> all, Plan.Stage stage) {
    all.add(beforeSelects(all), stage);
  }

  /** Rows that are left out need not be made. */
  private static int beforeSelects(List<Plan.Stage> all) {
    int at = all.size();
    while (at > 0 && all.get(at - 1) instanceof Plan.Stage.Select) {
      at--;
    }
    return at;
  }

  /** What the end makes needless: an order that nobody sees, rows behind the first. */
  private static void towards(Chain.EndKind end, Span span, List<Plan.Stage> all) {
    boolean unordered = end == Chain.EndKind.COUNT || end == Chain.EndKind.EXISTS;
    int at = beforeSelects(all);
    if (unordered
        && at > 0
        && all.get(at - 1) instanceof Plan.Stage.Sort s
        && s.limit().isEmpty()) {
      all.remove(at - 1);
    }
    if (end == Chain.EndKind.FIRST || end == Chain.EndKind.EXISTS) {
      limit(all, new Core.Literal(span, Builtin.INT_TYPE, 1L));
    }
  }

  // ---- where rows come from ----

  /** A look-up instead of a scan; the stages lose what it answers. */
  private static Optional<Plan.Access> lookup(Chain.Source.Tree tree, List<Plan.Stage> stages) {
    Optional<KeyChoice> choice = Optional.empty();
    if (!stages.isEmpty() && stages.getFirst() instanceof Plan.Stage.Filter filter) {
      choice = KeyChoice.of(tree, filter);
      choice.ifPresent(c -> withoutAnswered(c, filter, stages));
    }
    if (choice.isPresent()) {
      KeyChoice c = choice.get();
      boolean asWanted = c.isOneStretch() && isOrderedBy(c.keys(), c.equal(), stages);
      boolean ordered = asWanted || c.keys().index().isEmpty() || (c.isOneStretch() && c.isWhole());
      if (asWanted) {
        dropSort(stages);
      }
      return Optional.of(new Plan.Access.Lookup(tree, c.keys(), c.bounds(), ordered));
    }
    return KeyChoice.keys(tree).stream()
        .filter(k -> isOrderedBy(k, 0, stages) && (k.index().isEmpty() || isLimited(stages)))
        .findFirst()
        .map(k -> {
          dropSort(stages);
          return new Plan.Access.Lookup(tree, k, List.of(), true);
        });
  }

  private static void withoutAnswered(
      KeyChoice choice, Plan.Stage.Filter filter, List<Plan.Stage> stages) {
    List<Conjunct> left =
        filter.conjuncts().stream().filter(c -> !choice.used().contains(c)).toList();
    if (left.isEmpty()) {
      stages.removeFirst();
    } else {
      stages.set(0, new Plan.Stage.Filter(filter.row(), left));
    }
  }

  private static Optional<Plan.Stage.Sort> sort(List<Plan.Stage> stages) {
    return stages.stream()
        .dropWhile(s -> s instanceof Plan.Stage.Filter)
        .findFirst()
        .filter(s -> s instanceof Plan.Stage.Sort)
        .map(s -> (Plan.Stage.Sort) s);
  }

  private static boolean isLimited(List<Plan.Stage> stages) {
    return sort(stages).flatMap(Plan.Stage.Sort::limit).isPresent();
  }

  /** Whether rows in the order of the keys are in the order that is asked for. */
  private static boolean isOrderedBy(Plan.Keys keys, int equal, List<Plan.Stage> stages) {
    Optional<Plan.Stage.Sort> sort = sort(stages);
    if (sort.isEmpty()) {
      return false;
    }
    List<Plan.SortKey> wanted = sort.get().keys();
    List<Path> parts = keys.parts().subList(equal, keys.parts().size());
    boolean same = wanted.size() == parts.size();
    for (int i = 0; same && i < parts.size(); i++) {
      Plan.SortKey key = wanted.get(i);
      Optional<Path> path = Path.of(key.key().body(), key.key().row());
      same = !key.descending() && path.isPresent() && path.get().equals(parts.get(i));
    }
    return same;
  }

  private static void dropSort(List<Plan.Stage> stages) {
    Plan.Stage.Sort sort = sort(stages).orElseThrow();
    int at = stages.indexOf(sort);
    stages.remove(at);
    sort.limit().ifPresent(n -> stages.add(at, new Plan.Stage.Limit(n)));
  }

  // ---- partners ----

  private static Plan.Partners partners(Chain.Step.Join join) {
    Plan other = plan(join.other());
    Type row = join.other().row();
    boolean filtered = other.stages().stream().allMatch(s -> s instanceof Plan.Stage.Filter);
    if (filtered
        && other.access() instanceof Plan.Access.Scan
        && join.other().source() instanceof Chain.Source.Tree tree) {
      Optional<Path> path = Path.of(join.theirs().body(), join.theirs().row());
      Optional<Plan.Keys> keys =
          KeyChoice.keys(tree).stream()
              .filter(k ->
                  k.parts().size() == 1 && path.filter(k.parts().getFirst()::equals).isPresent())
              .filter(k -> isSameKey(k.types().getFirst(), join.mine().body().type()))
              .findFirst();
      if (keys.isPresent()) {
        return new Plan.Partners.Found(tree, keys.get(), row, other.stages());
      }
    }
    return new Plan.Partners.Hashed(other, join.theirs(), row);
  }

  /** Reals are hashed: as keys of a join they are equal to themselves, whatever they are. */
  private static boolean isSameKey(Type key, Type value) {
    return Types.erased(key).equals(Types.erased(value)) && !Builtin.is(key, Builtin.REAL);
  }
}
