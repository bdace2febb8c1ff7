package org.cascade.lang.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cascade.lang.infer.EffectCause;
import org.cascade.lang.infer.EffectGraph;
import org.cascade.lang.infer.EffectGraph.Constraint;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;

/**
 * Finds how an effect comes to a place: the fewest constraints from there down to one that does it
 * by itself.
 */
final class EffectTrace {
  private final EffectGraph graph;

  /** The constraints into each variable, as soon as somebody asks: most programs keep to rules. */
  private Optional<Map<EffectVariable, List<Constraint>>> into = Optional.empty();

  EffectTrace(EffectGraph graph) {
    this.graph = graph;
  }

  /** A constraint on the way, and the one above it. */
  private record Step(Constraint constraint, Optional<Step> above) {
    List<Constraint> path() {
      List<Constraint> path = new ArrayList<>();
      for (Optional<Step> at = Optional.of(this); at.isPresent(); at = at.orElseThrow().above) {
        path.add(at.orElseThrow().constraint);
      }
      Collections.reverse(path);
      return List.copyOf(path);
    }
  }

  /**
   * The way from a constraint to what does it. What a signature only declares is an end where
   * nothing in the body does it.
   *
   * @param wanted whether effects hold the effect that is looked for
   */
  List<Constraint> from(List<Constraint> starts, Predicate<Effects> wanted) {
    return search(starts, wanted, false).or(() -> search(starts, wanted, true)).orElse(List.of());
  }

  private Optional<List<Constraint>> search(
      List<Constraint> starts, Predicate<Effects> wanted, boolean declared) {
    Deque<Step> queue = new ArrayDeque<>();
    starts.forEach(s -> queue.add(new Step(s, Optional.empty())));
    Set<Constraint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!queue.isEmpty()) {
      Step step = queue.remove();
      if (!seen.add(step.constraint) || !wanted.test(graph.contribution(step.constraint))) {
        continue;
      }
      if (isEnd(step.constraint, wanted) && (declared || !onlyDeclares(step.constraint))) {
        return Optional.of(step.path());
      }
      below(step.constraint, wanted).forEach(c -> queue.add(new Step(c, Optional.of(step))));
    }
    return Optional.empty();
  }

  private static boolean onlyDeclares(Constraint c) {
    return c.cause() instanceof EffectCause.Declares d && d.function().extern().isEmpty();
  }

  private boolean isEnd(Constraint c, Predicate<Effects> wanted) {
    return switch (c) {
      case EffectGraph.Flow f -> wanted.test(itself(f.from()));
      case EffectGraph.Caught a -> false;
      case EffectGraph.Instance i -> given(i).stream().anyMatch(a -> wanted.test(itself(a)));
    };
  }

  /** Without what its variables stand for. */
  private static Effects itself(Effects effects) {
    return new Effects(effects.atoms(), Set.of(), effects.any());
  }

  /** The constraints into what this one reads, of those that matter. */
  private List<Constraint> below(Constraint c, Predicate<Effects> wanted) {
    List<Constraint> all = new ArrayList<>();
    switch (c) {
      case EffectGraph.Flow f -> f.from().variables().forEach(v -> all.addAll(into(v)));
      case EffectGraph.Caught a -> all.addAll(into(a.from()));
      case EffectGraph.Instance i -> {
        if (wanted.test(graph.solved(Effects.of(i.source())))) {
          all.addAll(into(i.source()));
        }
        given(i).forEach(a -> a.variables().forEach(v -> all.addAll(into(v))));
      }
    }
    return all;
  }

  /** What a call's arguments do, of those that the callee calls. */
  List<Effects> given(EffectGraph.Instance i) {
    Set<EffectVariable> called = graph.solved(Effects.of(i.source())).variables();
    return i.arguments().entrySet().stream()
        .filter(e -> called.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  List<Constraint> into(EffectVariable variable) {
    if (into.isEmpty()) {
      into = Optional.of(graph.byTarget());
    }
    return into.orElseThrow().getOrDefault(variable, List.of());
  }
}
