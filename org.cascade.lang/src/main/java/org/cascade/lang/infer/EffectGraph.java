package org.cascade.lang.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Substitution;

/**
 * The constraints between effects, and their least solution: a constraint is looked at again when a
 * set it reads has grown. Sets only grow and are finite, so that ends.
 */
public final class EffectGraph {
  /** Where effects flow into a variable. */
  public sealed interface Constraint {
    EffectVariable to();

    /** What the user wrote that does it. */
    Span span();

    EffectCause cause();
  }

  /** {@code from ⊆ to}. */
  public record Flow(Effects from, EffectVariable to, Span span, EffectCause cause)
      implements Constraint {}

  /** What {@code source} is, with a caller's effects for its rigid variables, ⊆ {@code to}. */
  public record Instance(
      EffectVariable source,
      Map<EffectVariable, Effects> arguments,
      EffectVariable to,
      Span span,
      EffectCause cause)
      implements Constraint {}

  /** {@code from}, without {@link EffectSymbol#ABORT}, ⊆ {@code to}: an {@code attempt}. */
  public record Caught(EffectVariable from, EffectVariable to, Span span, EffectCause cause)
      implements Constraint {}

  /**
   * {@code from} must not go over {@code bound}: a function value where a type says {@code with}.
   */
  public record Bound(Effects from, Effects bound, Span span) {}

  private List<Constraint> constraints = new ArrayList<>();
  private List<Bound> bounds = new ArrayList<>();
  private final Map<EffectVariable, Effects> solutions = new HashMap<>();

  public void flow(Effects from, EffectVariable to, Span span, EffectCause cause) {
    if (!from.isPure() && !from.equals(Effects.of(to))) {
      constraints.add(new Flow(from, to, span, cause));
    }
  }

  public void instance(
      EffectVariable source,
      Map<EffectVariable, Effects> arguments,
      EffectVariable to,
      Span span,
      EffectCause cause) {
    constraints.add(new Instance(source, Map.copyOf(arguments), to, span, cause));
  }

  public void caught(EffectVariable from, EffectVariable to, Span span) {
    constraints.add(new Caught(from, to, span, new EffectCause.Attempts()));
  }

  public void bound(Effects from, Effects bound, Span span) {
    bounds.add(new Bound(from, bound, span));
  }

  /** What is collected at present. */
  record Layer(List<Constraint> constraints, List<Bound> bounds) {}

  /** All that layers hold, in their order. */
  static EffectGraph of(List<Layer> layers) {
    EffectGraph whole = new EffectGraph();
    for (Layer layer : layers) {
      whole.constraints.addAll(layer.constraints);
      whole.bounds.addAll(layer.bounds);
    }
    return whole;
  }

  /** Collects into another layer from now on; gives back the one before. */
  Layer swap(Layer other) {
    Layer before = new Layer(constraints, bounds);
    constraints = other.constraints;
    bounds = other.bounds;
    return before;
  }

  public List<Bound> bounds() {
    return List.copyOf(bounds);
  }

  /** The constraints into each variable. */
  public Map<EffectVariable, List<Constraint>> byTarget() {
    Map<EffectVariable, List<Constraint>> all = new LinkedHashMap<>();
    for (Constraint c : constraints) {
      all.computeIfAbsent(c.to(), v -> new ArrayList<>()).add(c);
    }
    return all;
  }

  /** Finds the least solution of all constraints so far. */
  public void solve() {
    Map<EffectVariable, List<Integer>> readers = readers();
    Deque<Integer> work = new ArrayDeque<>();
    BitSet waiting = new BitSet(constraints.size());
    for (int i = 0; i < constraints.size(); i++) {
      work.add(i);
      waiting.set(i);
    }
    while (!work.isEmpty()) {
      int next = work.remove();
      waiting.clear(next);
      Constraint constraint = constraints.get(next);
      if (grows(constraint)) {
        for (int reader : readers.getOrDefault(constraint.to(), List.of())) {
          if (!waiting.get(reader)) {
            work.add(reader);
            waiting.set(reader);
          }
        }
      }
    }
  }

  private boolean grows(Constraint constraint) {
    Effects before = solutions.getOrDefault(constraint.to(), Effects.PURE);
    Effects after = before.union(contribution(constraint));
    if (after.equals(before)) {
      return false;
    }
    solutions.put(constraint.to(), after);
    return true;
  }

  /** Which constraints, by their places in the list, read each variable. */
  private Map<EffectVariable, List<Integer>> readers() {
    Map<EffectVariable, List<Integer>> readers = new HashMap<>();
    for (int i = 0; i < constraints.size(); i++) {
      int place = i;
      Consumer<EffectVariable> read =
          v -> readers.computeIfAbsent(v, none -> new ArrayList<>()).add(place);
      switch (constraints.get(i)) {
        case Flow f -> f.from().variables().forEach(read);
        case Caught a -> read.accept(a.from());
        case Instance call -> {
          read.accept(call.source());
          call.arguments().values().forEach(a -> a.variables().forEach(read));
        }
      }
    }
    return readers;
  }

  /** What one constraint brings in, by the present solutions. */
  public Effects contribution(Constraint constraint) {
    return switch (constraint) {
      case Flow f -> solved(f.from());
      case Caught a -> solved(Effects.of(a.from())).without(EffectSymbol.ABORT);
      case Instance i -> {
        Effects source = solutions.getOrDefault(i.source(), Effects.PURE);
        yield solved(new Substitution(Map.of(), i.arguments()).apply(source));
      }
    };
  }

  /** Atoms and rigid variables only: every other variable is replaced by its solution. */
  public Effects solved(Effects effects) {
    if (effects.variables().isEmpty()) {
      return effects;
    }
    Effects result = new Effects(effects.atoms(), Set.of(), effects.any());
    Set<EffectVariable> seen = new HashSet<>();
    for (EffectVariable v : effects.variables()) {
      result = result.union(solvedVariable(v, seen));
    }
    return result;
  }

  private Effects solvedVariable(EffectVariable variable, Set<EffectVariable> seen) {
    if (!seen.add(variable)) {
      return Effects.PURE;
    }
    if (variable.isRigid()) {
      return Effects.of(variable);
    }
    Effects solution = solutions.getOrDefault(variable, Effects.PURE);
    Effects result = new Effects(solution.atoms(), Set.of(), solution.any());
    for (EffectVariable inner : solution.variables()) {
      result = result.union(solvedVariable(inner, seen));
    }
    return result;
  }
}
