package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.EffectCause;
import org.cascade.lang.infer.EffectGraph;
import org.cascade.lang.infer.EffectGraph.Constraint;
import org.cascade.lang.infer.EffectLimit;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;

/**
 * {@link RuleCode#EFFECT_NOT_ALLOWED}: each place does only what it may, and says where it does
 * more.
 */
final class EffectRule {
  private final EffectGraph graph;
  private final Reporter reporter;
  private final EffectTrace trace;
  private final EffectStory story;

  private EffectRule(EffectGraph graph, EffectTrace trace, Reporter reporter) {
    this.graph = graph;
    this.reporter = reporter;
    this.trace = trace;
    this.story = new EffectStory(trace);
  }

  static void check(Typed typed, EffectTrace trace, Demands demands, Reporter reporter) {
    EffectRule rule = new EffectRule(typed.effects(), trace, reporter);
    for (FunctionSymbol f : typed.functions()) {
      rule.function(f);
    }
    for (EffectLimit limit : typed.limits()) {
      rule.judge(limit.variable(), Allowance.of(limit), Optional.empty());
    }
    GivenFunctions.check(typed, demands, rule.story, reporter);
  }

  private void function(FunctionSymbol f) {
    Span region = f.decl().span();
    Allowance.ofKind(f).ifPresent(a -> judge(f.effectVariable(), a, Optional.of(region)));
    Allowance.declared(f).ifPresent(a -> judge(f.effectVariable(), a, Optional.of(region)));
  }

  // ---- what flows in ----

  /**
   * @param region what all that is blamed stands in; where there is none, each expression for
   *     itself
   */
  private void judge(EffectVariable variable, Allowance allowance, Optional<Span> region) {
    boolean fits =
        !variable.isRigid() && allowance.excess(graph.solved(Effects.of(variable))).isPure();
    if (!fits) {
      blame(variable, allowance, region, List.of(), new HashSet<>());
    }
  }

  /** Reports each place that brings in too much; through lambdas, down to the place itself. */
  private void blame(
      EffectVariable variable,
      Allowance allowance,
      Optional<Span> region,
      List<Constraint> above,
      Set<EffectVariable> seen) {
    if (!seen.add(variable)) {
      return;
    }
    for (Constraint c : trace.into(variable)) {
      Effects excess = allowance.excess(graph.contribution(c));
      if (excess.isPure()) {
        continue;
      }
      Set<EffectVariable> inside = inside(c, excess, allowance, region.orElse(c.span()));
      if (inside.isEmpty()) {
        report(c, excess, allowance, above);
      } else {
        List<Constraint> deeper = new ArrayList<>(above);
        deeper.add(c);
        Optional<Span> held = Optional.of(region.orElse(c.span()));
        inside.forEach(v -> blame(v, allowance, held, deeper, seen));
      }
    }
  }

  /** The lambdas within the region that bring in all of it; none if something else does too. */
  private Set<EffectVariable> inside(
      Constraint c, Effects excess, Allowance allowance, Span region) {
    List<Effects> sources =
        switch (c) {
          case EffectGraph.Flow f -> List.of(f.from());
          case EffectGraph.Caught a -> List.of(Effects.of(a.from()));
          case EffectGraph.Instance i -> trace.given(i);
        };
    Set<EffectVariable> all = new LinkedHashSet<>();
    Effects explained = Effects.PURE;
    for (Effects from : sources) {
      Effects part = allowance.excess(graph.solved(from));
      boolean shown =
          from.atoms().isEmpty()
              && !from.any()
              && from.variables().stream().allMatch(v -> isWithin(v, allowance, region));
      if (!part.isPure() && shown) {
        all.addAll(from.variables());
        explained = explained.union(part);
      }
    }
    return explained.atoms().containsAll(excess.atoms()) && (explained.any() || !excess.any())
        ? all
        : Set.of();
  }

  private boolean isWithin(EffectVariable v, Allowance allowance, Span region) {
    List<Constraint> guilty =
        trace.into(v).stream()
            .filter(c -> !allowance.excess(graph.contribution(c)).isPure())
            .toList();
    return !v.isRigid()
        && !guilty.isEmpty()
        && guilty.stream().allMatch(c -> region.holds(c.span()));
  }

  private void report(
      Constraint blamed, Effects excess, Allowance allowance, List<Constraint> above) {
    EffectStory.Told told = story.of(blamed, excess);
    List<Diagnostic.Related> places = new ArrayList<>();
    for (Constraint c : above) {
      calledBy(c).ifPresent(words -> places.add(new Diagnostic.Related(c.span(), words)));
    }
    places.addAll(told.places());
    String message =
        "%s, but %s%s".formatted(told.words(), allowance.rule(), wayOut(excess, allowance));
    reporter.report(
        Diagnostic.of(RuleCode.EFFECT_NOT_ALLOWED, blamed.span(), message)
            .with(places.toArray(Diagnostic.Related[]::new)));
  }

  /** Why a lambda's effects count: it is called. */
  private static Optional<String> calledBy(Constraint c) {
    return switch (c.cause()) {
      case EffectCause.Calls f -> Optional.of("`%s` calls the function".formatted(f.function()));
      case EffectCause.Does d -> Optional.of("the function is called here");
      case EffectCause.Attempts a -> Optional.empty();
      case EffectCause.Names n -> Optional.empty();
      case EffectCause.Declares d -> Optional.empty();
      case EffectCause.Fits f -> Optional.empty();
    };
  }

  private static String wayOut(Effects excess, Allowance allowance) {
    if (excess.any()) {
      return "; write what the function's type may do, `(A) -> B with Pure`.";
    }
    return allowance.transactional()
        ? "; it could not be rolled back. Do it with `on commit { … }`, or outside."
        : ".";
  }

  /** The space a function is a member of. */
  static Optional<SpaceSymbol> space(FunctionSymbol f) {
    return f.owner().filter(SpaceSymbol.class::isInstance).map(SpaceSymbol.class::cast);
  }
}
