package org.cascade.lang.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cascade.lang.infer.EffectGraph.Constraint;
import org.cascade.lang.infer.EffectGraph.Layer;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;

/**
 * Finds the least solution of constraints between effects, for one version of a program after the
 * other. A constraint is looked at again when a set it reads has grown; sets only grow and are
 * finite, so that ends. In another version, the sets start again from nothing into which
 * constraints lead that are new or gone, and those that read them, through however many; no path
 * leads from a change to any other, so they stay as they are.
 */
final class EffectSolver {
  /** The layers of the version before, and what they held then. */
  private Map<Layer, Layer> known = new IdentityHashMap<>();

  /** The constraints that read each variable. */
  private final Map<EffectVariable, List<Constraint>> readers = new HashMap<>();

  private Map<EffectVariable, Effects> solutions = Map.of();

  /**
   * What came of a version.
   *
   * @param changed the variables that may have another solution than before
   */
  record Solved(EffectGraph graph, Set<EffectVariable> changed) {}

  Solved solve(List<Layer> layers) {
    Set<EffectVariable> changed = spread(update(layers));
    solutions = new HashMap<>(solutions);
    solutions.keySet().removeAll(changed);
    List<Layer> held = layers.stream().map(l -> known.getOrDefault(l, l)).toList();
    EffectGraph graph = new EffectGraph(held, solutions);
    solve(graph, changed);
    return new Solved(graph, changed);
  }

  // ---- what has changed ----

  /** Takes in the layers of a version; gives the variables into which others lead than before. */
  private Set<EffectVariable> update(List<Layer> layers) {
    Map<Layer, Layer> before = known;
    known = new IdentityHashMap<>();
    List<Constraint> added = new ArrayList<>();
    for (Layer layer : layers) {
      Layer held = before.remove(layer);
      if (held == null || !held.hasSizeOf(layer)) {
        Optional.ofNullable(held).ifPresent(h -> before.put(layer, h));
        held = layer.copy();
        added.addAll(held.constraints());
      }
      known.put(layer, held);
    }
    Set<Constraint> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    before.values().forEach(l -> gone.addAll(l.constraints()));
    remove(gone);
    added.forEach(this::add);
    Set<EffectVariable> targets = new HashSet<>();
    gone.forEach(c -> targets.add(c.to()));
    added.forEach(c -> targets.add(c.to()));
    return targets;
  }

  private void add(Constraint constraint) {
    reads(constraint, v -> readers.computeIfAbsent(v, none -> new ArrayList<>(2)).add(constraint));
  }

  private void remove(Set<Constraint> gone) {
    Set<EffectVariable> read = new HashSet<>();
    gone.forEach(c -> reads(c, read::add));
    for (EffectVariable v : read) {
      List<Constraint> left =
          readers.getOrDefault(v, List.of()).stream().filter(c -> !gone.contains(c)).toList();
      if (left.isEmpty()) {
        readers.remove(v);
      } else {
        readers.put(v, new ArrayList<>(left));
      }
    }
  }

  private static void reads(Constraint constraint, Consumer<EffectVariable> reader) {
    switch (constraint) {
      case EffectGraph.Flow f -> f.from().variables().forEach(reader);
      case EffectGraph.Caught a -> reader.accept(a.from());
      case EffectGraph.Instance call -> {
        reader.accept(call.source());
        call.arguments().values().forEach(a -> a.variables().forEach(reader));
      }
    }
  }

  /** Adds what reads a variable that has changed. */
  private Set<EffectVariable> spread(Set<EffectVariable> changed) {
    Deque<EffectVariable> open = new ArrayDeque<>(changed);
    while (!open.isEmpty()) {
      for (Constraint reader : readers.getOrDefault(open.remove(), List.of())) {
        if (changed.add(reader.to())) {
          open.add(reader.to());
        }
      }
    }
    return changed;
  }

  // ---- the least solution ----

  private void solve(EffectGraph graph, Set<EffectVariable> changed) {
    Deque<Constraint> work = new ArrayDeque<>();
    if (!changed.isEmpty()) {
      graph.constraints().filter(c -> changed.contains(c.to())).forEach(work::add);
    }
    Set<Constraint> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    waiting.addAll(work);
    while (!work.isEmpty()) {
      Constraint next = work.remove();
      waiting.remove(next);
      if (grows(graph, next)) {
        for (Constraint reader : readers.getOrDefault(next.to(), List.of())) {
          if (waiting.add(reader)) {
            work.add(reader);
          }
        }
      }
    }
  }

  private boolean grows(EffectGraph graph, Constraint constraint) {
    Effects before = solutions.getOrDefault(constraint.to(), Effects.PURE);
    Effects after = before.union(graph.contribution(constraint));
    if (after.equals(before)) {
      return false;
    }
    solutions.put(constraint.to(), after);
    return true;
  }
}
