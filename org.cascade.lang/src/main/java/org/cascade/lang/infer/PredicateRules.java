package org.cascade.lang.infer;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * {@code compile_time_generate_predicate(query)}: for a record with one type parameter and a field
 * {@code conditions: Array<(String, Any)>}, a predicate over that type.
 */
final class PredicateRules {
  private static final Type CONDITIONS =
      Builtin.array(new Type.Tuple(List.of(Builtin.STRING_TYPE, Type.Special.ANY)));

  private PredicateRules() {}

  static boolean isGenerator(FunctionSymbol function) {
    return function.name().equals("compile_time_generate_predicate")
        && function.extern().map(x -> x.platform().equals("compiler")).orElse(false);
  }

  static Type call(Body body, Expr.Call e) {
    if (!CallRules.arity(body, e, "`compile_time_generate_predicate`", 1)) {
      return Type.Special.ERROR;
    }
    Expr argument = e.args().getFirst().value();
    Type query = body.infer(argument);
    Optional<RecordSymbol> record = Types.record(query);
    record.ifPresent(r -> body.world().headers().complete(r));
    boolean right =
        record.isPresent()
            && record.orElseThrow().params().size() == 1
            && conditions(record.orElseThrow(), query);
    if (!right) {
      if (!Types.isError(query)) {
        body.error(
            RuleCode.TYPE_MISMATCH,
            argument,
            "A predicate is generated from a record with one type parameter, the row's type, and a field `conditions: Array<(String, Any)>`; this is `%s`."
                .formatted(Types.zonk(query)));
      }
      return Type.Special.ERROR;
    }
    Type row = Types.args(query).getFirst();
    body.world().table().put(e, new Resolution.CallPredicate(record.orElseThrow(), row));
    body.world().later(() -> rowMustBeRecord(body, e, row));
    return new Type.Fun(List.of(row), Builtin.BOOL_TYPE, Effects.PURE);
  }

  private static boolean conditions(RecordSymbol record, Type query) {
    return record
        .field("conditions")
        .map(f -> Substitution.of(record.params(), Types.args(query)).apply(f.type()))
        .filter(t -> Types.erased(t).equals(CONDITIONS))
        .isPresent();
  }

  private static void rowMustBeRecord(Body body, Expr.Call e, Type row) {
    Type known = body.world().bodies().equated(body.function(), row);
    if (Types.record(known).isEmpty()) {
      body.error(
          RuleCode.CANNOT_INFER,
          e,
          "A predicate is compiled for one record type, and here the row is `%s`; use it with a record type."
              .formatted(Types.zonk(known)));
    } else {
      RecordSymbol query =
          ((Resolution.CallPredicate) body.world().table().resolution(e).orElseThrow()).query();
      body.world().table().put(e, new Resolution.CallPredicate(query, known));
    }
  }
}
