package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Substitution;

/** The constraints between effects, and their least solution. */
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
  private final List<Layer> layers;
  private final Map<EffectVariable, Effects> solutions;

  /** Collects. */
  public EffectGraph() {
    this(List.of(), Map.of());
  }

  /**
   * All that layers hold, in their order, with what comes of it.
   *
   * @param solutions what is not pure
   */
  EffectGraph(List<Layer> layers, Map<EffectVariable, Effects> solutions) {
    this.layers = layers;
    this.solutions = solutions;
  }

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
  record Layer(List<Constraint> constraints, List<Bound> bounds) {
    /** What it holds now, for good. */
    Layer copy() {
      return new Layer(List.copyOf(constraints), List.copyOf(bounds));
    }

    /** Whether it holds the same as another, to which things are only added. */
    boolean hasSizeOf(Layer other) {
      return constraints.size() == other.constraints.size() && bounds.size() == other.bounds.size();
    }
  }

  /** Collects into another layer from now on; gives back the one before. */
  Layer swap(Layer other) {
    Layer before = new Layer(constraints, bounds);
    constraints = other.constraints;
    bounds = other.bounds;
    return before;
  }

  public List<Bound> bounds() {
    return layers.stream().flatMap(l -> l.bounds.stream()).toList();
  }

  /** All constraints, in their order. */
  public Stream<Constraint> constraints() {
    return layers.stream().flatMap(l -> l.constraints.stream());
  }

  /** The constraints into each variable. */
  public Map<EffectVariable, List<Constraint>> byTarget() {
    Map<EffectVariable, List<Constraint>> all = new LinkedHashMap<>();
    constraints().forEach(c -> all.computeIfAbsent(c.to(), v -> new ArrayList<>(2)).add(c));
    return all;
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
