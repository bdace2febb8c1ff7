package org.cascade.lang.check;

import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.SpaceSymbol;

/** {@link RuleCode#TRIGGER_INVALID}: a stream must depend on a state, or it would never yield. */
final class StreamTriggerRule {
  private StreamTriggerRule() {}

  static void check(Typed typed, Reporter reporter) {
    Code.types(typed)
        .filter(SpaceSymbol.class::isInstance)
        .flatMap(s -> ((SpaceSymbol) s).streams().stream())
        .forEach(s -> stream(typed, s.decl(), reporter));
  }

  private static void stream(Typed typed, Member.Stream decl, Reporter reporter) {
    boolean watches =
        switch (decl.trigger()) {
          case Member.Trigger.Changes c -> readsState(typed, c.watched());
          case Member.Trigger.When w ->
              readsState(typed, w.condition()) || readsState(typed, decl.yield());
        };
    if (!watches) {
      reporter.report(
          RuleCode.TRIGGER_INVALID,
          span(decl.trigger()),
          "This names no state of the space, so no commit ever changes it; write `every s changes` or a condition over states.");
    }
  }

  private static Span span(Member.Trigger trigger) {
    return switch (trigger) {
      case Member.Trigger.Changes c -> c.watched().span();
      case Member.Trigger.When w -> w.condition().span();
    };
  }

  private static boolean readsState(Typed typed, Expr expr) {
    return Children.any(
        expr,
        e ->
            typed.table().resolution(e).orElse(new Resolution.CallValue())
                    instanceof Resolution.OfState
                || typed.table().resolution(e).orElse(new Resolution.CallValue())
                    instanceof Resolution.CallSpace);
  }
}
