package org.cascade.lang.refine;

import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Lowering;
import org.cascade.lang.eval.Budget;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Evaluator;
import org.cascade.lang.eval.Value;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** What refinements say themselves, behind {@code else}, of values that fail them. */
final class OwnWords {
  private static final Budget BUDGET = new Budget(10_000, 20_000, 100);

  private final Lowering lowering;
  private final Definitions definitions;

  OwnWords(Lowering lowering, Definitions definitions) {
    this.lowering = lowering;
    this.definitions = definitions;
  }

  /** The words of the type that the claim is about itself, not of what is in its value. */
  Optional<String> of(Core.Claim claim, Optional<Value> value) {
    if (!(claim.type() instanceof Type.Refined refined)) {
      return Optional.empty();
    }
    if (value.isEmpty()) {
      return refined.symbol().otherwise().flatMap(OwnWords::plain);
    }
    Local local = new Local("value", Types.erased(refined), false);
    return lowering
        .otherwise(refined, local)
        .map(words ->
            Evaluator.evaluate(words, Map.of(local, value.orElseThrow()), definitions, BUDGET))
        .flatMap(outcome ->
            outcome instanceof Evaluation.Evaluated done && done.value() instanceof Value.Text t
                ? Optional.of(t.value())
                : Optional.empty());
  }

  private static Optional<String> plain(Expr words) {
    return words instanceof Expr.StringLit text ? Optional.of(text.value()) : Optional.empty();
  }
}
