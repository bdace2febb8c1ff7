package org.cascade.lang.check;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * {@link RuleCode#TRANSACTION_SHAPE}: a transaction type can be prepared, committed, rolled back.
 */
final class TransactionShapeRule {
  private TransactionShapeRule() {}

  static void check(Typed typed, Reporter reporter) {
    Code.types(typed)
        .filter(RecordSymbol.class::isInstance)
        .map(RecordSymbol.class::cast)
        .filter(RecordSymbol::isTransaction)
        .forEach(r -> shape(r, reporter));
  }

  private static void shape(RecordSymbol r, Reporter reporter) {
    for (String name : List.of("prepare", "commit", "rollback")) {
      Optional<FunctionSymbol> method =
          r.methods().stream().filter(m -> m.name().equals(name)).findFirst();
      if (method.isEmpty()) {
        reporter.report(
            RuleCode.TRANSACTION_SHAPE,
            r.declared(),
            "The transaction type `%s` has no `%s`; write `%s`.".formatted(r, name, form(name)));
      } else if (!fits(method.orElseThrow(), name)) {
        reporter.report(
            RuleCode.TRANSACTION_SHAPE,
            method.orElseThrow().decl().name().span(),
            "`%s` of a transaction type has the form `%s`.".formatted(name, form(name)));
      }
    }
  }

  private static String form(String name) {
    return name.equals("rollback")
        ? "rollback() -> Unit { … }` or `rollback() -> Result<Unit, String> { … }"
        : name + "() -> Result<Unit, String> { … }";
  }

  private static boolean fits(FunctionSymbol method, String name) {
    Type result = method.result().orElse(Type.Special.ERROR);
    boolean rightResult =
        Types.isError(result)
            || isVote(result)
            || (name.equals("rollback") && Types.isUnit(result));
    return method.params().isEmpty() && rightResult;
  }

  private static boolean isVote(Type result) {
    return Builtin.is(result, Builtin.RESULT)
        && Types.isUnit(Types.args(result).getFirst())
        && Builtin.is(Types.args(result).get(1), Builtin.STRING);
  }
}
