package org.cascade.lang.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.EffectGraph;
import org.cascade.lang.infer.EffectLimit;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectSymbol;
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
  private final Map<EffectVariable, List<EffectGraph.Constraint>> into;

  private EffectRule(EffectGraph graph, Reporter reporter) {
    this.graph = graph;
    this.reporter = reporter;
    this.into = graph.byTarget();
  }

  static void check(Typed typed, Reporter reporter) {
    EffectRule rule = new EffectRule(typed.effects(), reporter);
    for (FunctionSymbol f : typed.functions()) {
      rule.function(f);
    }
    for (EffectLimit limit : typed.limits()) {
      rule.judge(limit.variable(), Allowance.of(limit));
    }
    rule.bounds();
    rule.arguments(typed.functions());
  }

  private void function(FunctionSymbol f) {
    Allowance.ofKind(f).ifPresent(a -> judge(f.effectVariable(), a));
    Allowance.declared(f).ifPresent(a -> judge(f.effectVariable(), a));
  }

  // ---- what flows in ----

  private void judge(EffectVariable variable, Allowance allowance) {
    blame(variable, allowance, new HashSet<>());
  }

  /** Reports each place that brings in too much; through lambdas, down to the place itself. */
  private void blame(EffectVariable variable, Allowance allowance, Set<EffectVariable> seen) {
    if (!seen.add(variable)) {
      return;
    }
    for (EffectGraph.Constraint c : into.getOrDefault(variable, List.of())) {
      Effects excess = allowance.excess(graph.contribution(c));
      if (excess.isPure()) {
        continue;
      }
      if (c instanceof EffectGraph.Flow f && lambdas(f.from())) {
        f.from().variables().forEach(v -> blame(v, allowance, seen));
      } else {
        report(c.span(), excess, allowance);
      }
    }
  }

  private boolean lambdas(Effects from) {
    return from.atoms().isEmpty()
        && !from.any()
        && from.variables().stream().allMatch(v -> !v.isRigid() && into.containsKey(v));
  }

  private void report(Span span, Effects excess, Allowance allowance) {
    String text = span.text().replaceAll("\\s+", " ");
    String shown = text.length() <= 40 ? text : text.substring(0, 37) + "…";
    String does = excess.any() ? "may do anything" : "does `" + excess + "`";
    reporter.report(
        RuleCode.EFFECT_NOT_ALLOWED,
        span,
        "`%s` %s, but %s%s".formatted(shown, does, allowance.rule(), wayOut(excess, allowance)));
  }

  private static String wayOut(Effects excess, Allowance allowance) {
    if (excess.any()) {
      return "; write what the function's type may do, `(A) -> B with Pure`.";
    }
    boolean io = excess.atoms().stream().anyMatch(a -> a.symbol() == EffectSymbol.IO);
    return io && allowance.transactional()
        ? "; it could not be rolled back. Do it with `on commit { … }`, or outside."
        : ".";
  }

  // ---- functions as values ----

  private void bounds() {
    for (EffectGraph.Bound b : graph.bounds()) {
      Effects from = graph.solved(b.from());
      Effects to = graph.solved(b.bound());
      Effects excess = new Allowance("", false, a -> to.atoms().contains(a), to).excess(from);
      if (!excess.isPure()) {
        reporter.report(
            RuleCode.EFFECT_NOT_ALLOWED,
            b.span(),
            "This function %s, but its place allows only `%s`."
                .formatted(excess.any() ? "may do anything" : "does `" + excess + "`", b.bound()));
      }
    }
  }

  /** What a function may not do, the functions given to it may not do either. */
  private void arguments(List<FunctionSymbol> functions) {
    Map<EffectVariable, FunctionSymbol> owners =
        functions.stream()
            .collect(Collectors.toMap(FunctionSymbol::effectVariable, f -> f, (a, b) -> a));
    for (List<EffectGraph.Constraint> all : into.values()) {
      for (EffectGraph.Constraint c : all) {
        if (c instanceof EffectGraph.Instance i && owners.containsKey(i.source())) {
          argument(i, owners.get(i.source()));
        }
      }
    }
  }

  private void argument(EffectGraph.Instance call, FunctionSymbol callee) {
    Optional<Allowance> allowance = Allowance.ofKind(callee);
    if (allowance.isEmpty()) {
      return;
    }
    for (Effects argument : call.arguments().values()) {
      Effects given = graph.solved(argument);
      Effects excess =
          allowance.orElseThrow().excess(new Effects(given.atoms(), Set.of(), given.any()));
      if (!excess.isPure()) {
        reporter.report(
            RuleCode.EFFECT_NOT_ALLOWED,
            call.span(),
            "A function given to `%s` does `%s`, but %s."
                .formatted(callee.name(), excess, allowance.orElseThrow().rule()));
      }
    }
  }

  /** The space a function is a member of. */
  static Optional<SpaceSymbol> space(FunctionSymbol f) {
    return f.owner().filter(SpaceSymbol.class::isInstance).map(SpaceSymbol.class::cast);
  }
}
