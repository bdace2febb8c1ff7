package org.cascade.lang.eval;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** The case that a switch goes to, with the variables it binds. */
record Selection(Core body, Environment scope) {
  static Selection of(Core.Switch choice, Value subject, Environment scope) {
    for (Core.Case each : choice.cases()) {
      Optional<Environment> inner = test(each.test(), subject, scope);
      if (inner.isPresent()) {
        return new Selection(each.body(), inner.get());
      }
    }
    Core otherwise =
        choice.otherwise().orElseThrow(() -> new IllegalStateException("no case for " + subject));
    return new Selection(otherwise, scope);
  }

  private static Optional<Environment> test(Core.Test test, Value subject, Environment scope) {
    return switch (test) {
      case Core.Test.OfConstructor of -> {
        Value.Variant variant = (Value.Variant) subject;
        yield variant.constructor() == of.constructor()
            ? Optional.of(bind(of.fields(), variant.fields(), scope))
            : Optional.empty();
      }
      case Core.Test.OfLiteral of ->
          isLiteral(of.value(), subject) ? Optional.of(scope) : Optional.empty();
      case Core.Test.OfType of ->
          isOf(subject, scope.types().apply(of.local().type()))
              ? Optional.of(scope.bind(of.local(), subject))
              : Optional.empty();
    };
  }

  private static Environment bind(
      List<Optional<Local>> locals, List<Value> fields, Environment scope) {
    Environment all = scope;
    for (int i = 0; i < locals.size(); i++) {
      if (locals.get(i).isPresent()) {
        all = all.bind(locals.get(i).get(), fields.get(i));
      }
    }
    return all;
  }

  private static boolean isLiteral(Object literal, Value subject) {
    return switch (subject) {
      case Value.Int i -> literal.equals(i.value());
      case Value.Real r -> literal instanceof Double d && d == r.value();
      case Value.Bool b -> literal.equals(b.value());
      case Value.Text t -> literal.equals(t.value());
      case Value.Type t -> literal.equals(t.type());
      default -> false;
    };
  }

  /** By the outermost layer only: what is inside is asked in core. */
  private static boolean isOf(Value value, Type type) {
    Type plain = Types.unrefined(type);
    return switch (plain) {
      case Type.Con con -> isOf(value, con.symbol());
      case Type.Tuple t when t.items().isEmpty() -> value instanceof Value.Unit;
      case Type.Tuple t ->
          value instanceof Value.Tuple tuple && tuple.items().size() == t.items().size();
      case Type.Fun f -> value instanceof Value.Function;
      case Type.Special s when s == Type.Special.TYPE ->
          value instanceof Value.Type || value instanceof Value.BuiltType;
      case Type.Special s -> s == Type.Special.ANY;
      default -> false;
    };
  }

  private static boolean isOf(Value value, TypeSymbol symbol) {
    return switch (value) {
      case Value.Bool b -> symbol == Builtin.BOOL;
      case Value.Int i -> symbol == Builtin.INT;
      case Value.Real r -> symbol == Builtin.REAL;
      case Value.Text t -> symbol == Builtin.STRING;
      case Value.BigInt b -> symbol == Builtin.BIG_INT;
      case Value.Decimal d -> symbol == Builtin.DECIMAL;
      case Value.Bytes b -> symbol == Builtin.BYTES;
      case Value.Duration d -> symbol == Builtin.DURATION;
      case Value.DateTime d -> symbol == Builtin.DATE_TIME;
      case Value.Uuid u -> symbol == Builtin.UUID;
      case ArrayValue a -> symbol == Builtin.ARRAY;
      case SetValue s -> symbol == Builtin.SET;
      case MapValue m -> symbol == Builtin.MAP;
      case TreeValue t -> symbol == Builtin.BTREE;
      case Value.Record r -> symbol == r.symbol();
      case Value.Variant v -> symbol == v.constructor().owner();
      case Value.Unit u -> false;
      case Value.Tuple t -> false;
      case Value.Type t -> false;
      case Value.BuiltType b -> false;
      case Value.Function f -> false;
    };
  }
}
