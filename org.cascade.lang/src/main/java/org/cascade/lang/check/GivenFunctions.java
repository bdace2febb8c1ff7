package org.cascade.lang.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.EffectGraph;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;

/**
 * {@link RuleCode#EFFECT_NOT_ALLOWED} for functions that are passed on: what a place may not do,
 * the functions given to it may not do either, through however many parameters they come.
 */
final class GivenFunctions {
  private final EffectGraph graph;
  private final EffectStory story;
  private final Reporter reporter;
  private final Demands demands;

  private GivenFunctions(EffectGraph graph, Demands demands, EffectStory story, Reporter reporter) {
    this.graph = graph;
    this.demands = demands;
    this.story = story;
    this.reporter = reporter;
  }

  static void check(Typed typed, Demands demands, EffectStory story, Reporter reporter) {
    GivenFunctions rule = new GivenFunctions(typed.effects(), demands, story, reporter);
    rule.bounds();
    demands.calls().forEach(rule::call);
  }

  private void call(EffectGraph.Instance call) {
    for (Map.Entry<EffectVariable, Effects> argument : call.arguments().entrySet()) {
      Effects given = graph.solved(argument.getValue());
      Effects itself = new Effects(given.atoms(), Set.of(), given.any());
      for (Allowance allowance : demands.of(argument.getKey())) {
        Effects excess = allowance.excess(itself);
        if (!excess.isPure()) {
          EffectStory.Told told = story.ofValue(argument.getValue(), excess);
          reporter.report(
              Diagnostic.of(
                      RuleCode.EFFECT_NOT_ALLOWED,
                      call.span(),
                      "A function given here for `%s` %s, but %s."
                          .formatted(argument.getKey(), told.words(), allowance.rule()))
                  .with(told.places().toArray(Diagnostic.Related[]::new)));
        }
      }
    }
  }

  // ---- places that say what a function may do ----

  private void bounds() {
    for (EffectGraph.Bound b : graph.bounds()) {
      Effects from = graph.solved(b.from());
      Effects to = graph.solved(b.bound());
      Effects excess =
          new Allowance("", Allowance.Running.ONCE, a -> to.atoms().contains(a), to).excess(from);
      List<String> open =
          from.variables().stream()
              .filter(v -> !to.variables().contains(v))
              .map(EffectVariable::toString)
              .sorted()
              .toList();
      if (!excess.isPure()) {
        EffectStory.Told told = story.ofValue(b.from(), excess);
        report(b, told.words(), told.places(), ".");
      } else if (!open.isEmpty()) {
        String parameter = open.getFirst();
        report(
            b,
            "does what `%s` does, which may be anything".formatted(parameter),
            List.of(),
            "; say in the type of `%s` what it may do, `(A) -> B with %s`."
                .formatted(parameter, b.bound().toString().replace(", ", " + ")));
      }
    }
  }

  private void report(
      EffectGraph.Bound b, String does, List<Diagnostic.Related> places, String wayOut) {
    String message =
        "This function %s, but its place allows only `%s`%s".formatted(does, b.bound(), wayOut);
    reporter.report(
        Diagnostic.of(RuleCode.EFFECT_NOT_ALLOWED, b.span(), message)
            .with(places.toArray(Diagnostic.Related[]::new)));
  }
}
