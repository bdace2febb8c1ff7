package org.cascade.lang.refine;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.SqlCheck;
import org.cascade.lang.eval.SqlFault;
import org.cascade.lang.eval.Value;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.source.BuiltText;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Types;

/**
 * Conditions of the library whose failure has a name of its own: a field that a type has not, a
 * text that is no SQL. The message then says which and where.
 */
final class NamedFaults {
  private final Constants constants;

  NamedFaults(Constants constants) {
    this.constants = constants;
  }

  Optional<Diagnostic> find(Core.Claim claim, Core condition) {
    if (!(condition instanceof Core.Call call)) {
      return Optional.empty();
    }
    String key = call.function().extern().map(e -> e.key()).orElse("");
    if (key.equals("types#hasFields")) {
      return missingField(claim, call);
    }
    return call.function().name().equals("sql_valid") && !key.isEmpty()
        ? Optional.of(invalidSql(claim, call))
        : Optional.empty();
  }

  private Optional<Value> value(Core.Claim claim, Core part) {
    return constants
        .holds(part, claim.subject(), claim.value())
        .flatMap(e ->
            e instanceof Evaluation.Evaluated done ? Optional.of(done.value()) : Optional.empty());
  }

  private Optional<Diagnostic> missingField(Core.Claim claim, Core.Call call) {
    Optional<Value> type = value(claim, call.args().get(0));
    Optional<Value> names = value(claim, call.args().get(1));
    if (!(type.orElse(null) instanceof Value.Type known)
        || !(names.orElse(null) instanceof ArrayValue array)) {
      return Optional.empty();
    }
    List<String> fields =
        Types.record(known.type()).map(RecordSymbol::fields).orElse(List.of()).stream()
            .map(RecordSymbol.Field::name)
            .toList();
    for (Value name : array) {
      if (name instanceof Value.Text text && !fields.contains(text.value())) {
        String message =
            "`%s` has no field `%s`%s"
                .formatted(
                    known.type(), text.value(), Suggestions.didYouMean(text.value(), fields));
        Span place = within(claim.span(), text.origin()) ? text.origin() : claim.span();
        return Optional.of(Diagnostic.of(RuleCode.NO_SUCH_FIELDS, place, message));
      }
    }
    return Optional.empty();
  }

  private static boolean within(Span outer, Span inner) {
    return outer.source() == inner.source()
        && outer.offset() <= inner.offset()
        && inner.end() <= outer.end();
  }

  private Diagnostic invalidSql(Core.Claim claim, Core.Call call) {
    List<Optional<Value>> args = call.args().stream().map(a -> value(claim, a)).toList();
    String over = args.size() > 1 ? " over these tables" : "";
    Span place = claim.value().span();
    if (!(args.getFirst().orElse(null) instanceof Value.Text text)) {
      return Diagnostic.of(RuleCode.INVALID_SQL, place, "This is not valid SQL%s.".formatted(over));
    }
    Optional<SqlFault> fault =
        args.getLast().orElse(null) instanceof ArrayValue tables
            ? SqlCheck.fault(text.value(), tables.stream().toList())
            : SqlCheck.fault(text.value());
    String reason = fault.map(f -> ": " + f.reason()).orElse("");
    Optional<SqlFault.Wrong> wrong = fault.flatMap(SqlFault::name);
    return Diagnostic.of(
        RuleCode.INVALID_SQL,
        wrong.flatMap(w -> w.place()).map(p -> inLiteral(text, p, place)).orElse(place),
        "`%s` is not valid SQL%s%s%s"
            .formatted(
                text.value(),
                over,
                reason,
                wrong.map(w -> Suggestions.didYouMean(w.name(), w.known())).orElse(".")));
  }

  /** A stretch of the text where it is written, if it is written here. */
  private static Span inLiteral(Value.Text text, SqlFault.Place stretch, Span whole) {
    BuiltText made = new BuiltText(text.value(), text.origin(), text.pieces());
    Span found = made.locate(stretch.offset(), stretch.length());
    return within(whole, found) ? found : whole;
  }
}
