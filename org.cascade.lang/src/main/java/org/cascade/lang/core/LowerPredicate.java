package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Lowers {@code compile_time_generate_predicate(query)} to a function made for the row's type:
 * names of fields decide which compiled field access is compared. Conditions that stand there as
 * constants are compared directly.
 */
final class LowerPredicate {
  private static final Type PAIR = new Type.Tuple(List.of(Builtin.STRING_TYPE, Type.Special.ANY));
  private final Scope scope;

  LowerPredicate(Scope scope) {
    this.scope = scope;
  }

  Core predicate(Span span, Type type, RecordSymbol query, Type row, Core value) {
    RecordSymbol record =
        Types.record(row)
            .orElseThrow(() -> new CascadeBugException("rows are no records at " + span));
    Local rowLocal = scope.temporary("row", row);
    Optional<List<Core.TupleOf>> constant = constantConditions(value, query);
    if (constant.isPresent()) {
      List<Core> all = new ArrayList<>();
      for (Core.TupleOf pair : constant.orElseThrow()) {
        String name = (String) ((Core.Literal) pair.items().getFirst()).value();
        all.add(direct(span, name, pair.items().get(1), record, rowLocal));
      }
      return lambda(span, type, rowLocal, LowerOps.all(span, all));
    }
    RecordSymbol.Field field =
        query
            .field("conditions")
            .orElseThrow(() -> new CascadeBugException("a query without conditions at " + span));
    Local conditions = scope.temporary("conditions", Builtin.array(PAIR));
    Core read = new Core.FieldOf(span, conditions.type(), value, field);
    Core lambda = lambda(span, type, rowLocal, loop(span, conditions, record, rowLocal));
    return new Core.Let(span, conditions, read, lambda);
  }

  /** Takes the row's record, also where its place calls that by a type parameter. */
  private static Core lambda(Span span, Type placed, Local row, Core body) {
    Type own = new Type.Fun(List.of(row.type()), Builtin.BOOL_TYPE, Effects.PURE);
    Core lambda = new Core.Lambda(span, own, List.of(row), body);
    return new Core.Coerce(span, placed, lambda);
  }

  /** The conditions, if they stand in the query as a literal of literals. */
  private static Optional<List<Core.TupleOf>> constantConditions(Core value, RecordSymbol query) {
    Core current = value;
    while (current instanceof Core.Claim claim) {
      current = claim.value();
    }
    Optional<RecordSymbol.Field> field = query.field("conditions");
    if (!(current instanceof Core.RecordOf built) || field.isEmpty()) {
      return Optional.empty();
    }
    if (!(strip(built.fields().get(field.orElseThrow().index())) instanceof Core.ArrayOf array)) {
      return Optional.empty();
    }
    List<Core.TupleOf> pairs = new ArrayList<>();
    for (Core item : array.items()) {
      if (!(strip(item) instanceof Core.TupleOf pair)
          || !(strip(pair.items().get(0)) instanceof Core.Literal name)
          || !(strip(pair.items().get(1)) instanceof Core.Literal literal)) {
        return Optional.empty();
      }
      pairs.add(new Core.TupleOf(pair.span(), PAIR, List.of(name, literal)));
    }
    return Optional.of(pairs);
  }

  private static Core strip(Core core) {
    return core instanceof Core.Coerce c ? strip(c.value()) : core;
  }

  private Core direct(Span span, String name, Core value, RecordSymbol record, Local row) {
    return record
        .field(name)
        .map(f -> compare(span, f, record, row, value))
        .orElseGet(() -> unknown(span, record, LowerExpr.text(span, name)));
  }

  private Core loop(Span span, Local conditions, RecordSymbol record, Local row) {
    Local condition = scope.temporary("condition", PAIR);
    Local name = scope.temporary("name", Builtin.STRING_TYPE);
    Local expected = scope.temporary("expected", Type.Special.ANY);
    List<Core.Case> cases = new ArrayList<>();
    for (RecordSymbol.Field field : record.fields()) {
      Core test = compare(span, field, record, row, new Core.Read(span, expected));
      cases.add(new Core.Case(span, new Core.Test.OfLiteral(field.name()), test));
    }
    Core decide =
        new Core.Switch(
            span,
            Builtin.BOOL_TYPE,
            new Core.Read(span, name),
            cases,
            Optional.of(unknown(span, record, new Core.Read(span, name))));
    Core holds = let(span, expected, item(span, condition, 1), decide);
    holds = let(span, name, item(span, condition, 0), holds);
    return forAll(span, condition, new Core.Read(span, conditions), holds);
  }

  private static Core forAll(Span span, Local item, Core all, Core condition) {
    Core no = new Core.Literal(span, Builtin.BOOL_TYPE, false);
    Core yes = new Core.Literal(span, Builtin.BOOL_TYPE, true);
    Core check =
        new Core.If(span, Type.UNIT, condition, new Core.Unit(span), new Core.Return(span, no));
    return new Core.Sequence(span, List.of(new Core.ForEach(span, item, all, check)), yes);
  }

  private static Core let(Span span, Local local, Core value, Core body) {
    return new Core.Let(span, local, value, body);
  }

  private static Core item(Span span, Local tuple, int index) {
    Type type = ((Type.Tuple) PAIR).items().get(index);
    return new Core.TupleItem(span, type, new Core.Read(span, tuple), index);
  }

  private static Core compare(
      Span span, RecordSymbol.Field field, RecordSymbol record, Local row, Core expected) {
    Type type = Substitution.of(record.params(), Types.args(row.type())).apply(field.type());
    Core read = new Core.FieldOf(span, type, new Core.Read(span, row), field);
    boolean same = LowerTypes.same(Types.erased(type), Types.erased(expected.type()));
    Core left = same ? read : LowerExpr.widen(read, Type.Special.ANY);
    Core right = same ? expected : LowerExpr.widen(expected, Type.Special.ANY);
    return LowerOps.operate(span, Primitive.EQUAL, left, right);
  }

  private static Core unknown(Span span, RecordSymbol record, Core name) {
    Core start = LowerExpr.text(span, record.name() + " has no field ");
    return new Core.Abort(span, new Core.Template(span, Builtin.STRING_TYPE, List.of(start, name)));
  }
}
