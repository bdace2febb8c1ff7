package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Types;

/** Functions of Type values, and predicates made from queries. */
final class TypeIntrinsics {
  private TypeIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .ofCompiler("types")
        .add("name", (m, a) -> m.text(ValueText.show(a.get(0))))
        .add("fields", TypeIntrinsics::fields)
        .add("methods", (m, a) -> m.texts(methods(a.get(0))))
        .add("hasFields", TypeIntrinsics::hasFields);
    table.ofCompiler("query").add("predicate", TypeIntrinsics::predicate);
  }

  /** The fields of a record type, with the type's arguments in place; none for other types. */
  static List<Value.BuiltField> fieldsOf(Value type) {
    return switch (type) {
      case Value.BuiltType built -> built.fields();
      case Value.Type known ->
          Types.record(known.type()).map(r -> fieldsOf(r, known)).orElse(List.of());
      default -> throw new IllegalStateException("no type: " + type);
    };
  }

  private static List<Value.BuiltField> fieldsOf(RecordSymbol symbol, Value.Type type) {
    Substitution args = Substitution.of(symbol.params(), Types.args(type.type()));
    return symbol.fields().stream()
        .map(f -> new Value.BuiltField(f.name(), args.apply(f.type())))
        .toList();
  }

  private static Value fields(Machine machine, List<Value> args) {
    List<Value> pairs = new ArrayList<>();
    for (Value.BuiltField field : fieldsOf(args.get(0))) {
      pairs.add(Value.Tuple.of(machine.text(field.name()), new Value.Type(field.type())));
    }
    return machine.array(pairs);
  }

  private static List<String> methods(Value type) {
    return switch (type) {
      case Value.BuiltType built -> built.methods().stream().map(Value.Text::value).toList();
      case Value.Type known ->
          Types.record(known.type())
              .map(r -> r.methods().stream().map(FunctionSymbol::name).toList())
              .orElse(List.of());
      default -> throw new IllegalStateException("no type: " + type);
    };
  }

  private static Value hasFields(Machine machine, List<Value> args) {
    List<String> known = fieldsOf(args.get(0)).stream().map(Value.BuiltField::name).toList();
    machine.meter().steps((long) known.size() * array(args, 1).size());
    return Value.of(
        array(args, 1).stream().allMatch(name -> known.contains(((Value.Text) name).value())));
  }

  /** A function that compares the fields of a row with a query's conditions. */
  private static Value predicate(Machine machine, List<Value> args) {
    Value.Record query = (Value.Record) args.get(0);
    Optional<RecordSymbol.Field> conditions = query.symbol().field("conditions");
    if (conditions.isEmpty()) {
      throw new Signal.Fault("`" + query.symbol().name() + "` has no field `conditions`");
    }
    ArrayValue wanted = (ArrayValue) query.fields().get(conditions.get().index());
    return new Value.Native((m, row) -> Value.of(meets((Value.Record) row.get(0), wanted)));
  }

  private static boolean meets(Value.Record row, ArrayValue conditions) {
    for (Value condition : conditions) {
      List<Value> items = ((Value.Tuple) condition).items();
      String name = ((Value.Text) items.get(0)).value();
      Optional<RecordSymbol.Field> field = row.symbol().field(name);
      if (field.isEmpty()) {
        throw new Signal.Fault("`" + row.symbol().name() + "` has no field `" + name + "`");
      }
      if (!row.fields().get(field.get().index()).equals(items.get(1))) {
        return false;
      }
    }
    return true;
  }
}
