package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Functions of Type values, and predicates made from queries. */
final class TypeIntrinsics {
  private TypeIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .ofCompiler("types")
        .add("name", TypeIntrinsics::name)
        .add("fields", TypeIntrinsics::fields)
        .add(
            "methods",
            (m, a) -> {
              look(m, a.get(0));
              return m.texts(methods(a.get(0)));
            })
        .add("hasFields", TypeIntrinsics::hasFields)
        .add("args", (m, a) -> m.array(args(a.get(0)).stream().map(Value.Type::new).toList()))
        .add("withArgs", TypeIntrinsics::withArgs)
        .add("tuple", (m, a) -> new Value.Type(new Type.Tuple(types(m, a, 0))));
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
        .map(
            f -> new Value.BuiltField(new Value.Text(f.name(), f.declared()), args.apply(f.type())))
        .toList();
  }

  /** Has the fields and methods of a type found out that is yet being computed. */
  static void look(Machine machine, Value type) {
    if (type instanceof Value.Type known) {
      if (Types.resolve(known.type()) instanceof Type.Var hole) {
        throw new Signal.Fault(
            "`" + hole.variable() + "` is asked what it consists of while it is being built");
      }
      Types.record(known.type()).ifPresent(machine::look);
    }
  }

  /** A name that goes on to mean this type, also where it is written into a text. */
  private static Value name(Machine machine, List<Value> args) {
    TextOfPieces text = new TextOfPieces(machine.meter());
    text.add(args.get(0), machine.at());
    return text.text(machine.at());
  }

  private static Value fields(Machine machine, List<Value> args) {
    List<Value> pairs = new ArrayList<>();
    look(machine, args.get(0));
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

  private static List<Type> args(Value type) {
    return type instanceof Value.Type known ? partsOf(Types.resolve(known.type())) : List.of();
  }

  private static List<Type> partsOf(Type type) {
    return type instanceof Type.Tuple tuple ? tuple.items() : Types.args(type);
  }

  /** Types as they are written in an array; only a type with a name can be part of another. */
  private static List<Type> types(Machine machine, List<Value> args, int at) {
    ArrayValue given = array(args, at);
    machine.meter().allocate(given.size() + 1L);
    List<Type> all = new ArrayList<>();
    for (Value value : given) {
      if (!(value instanceof Value.Type type)) {
        throw new Signal.Fault(
            "a type that is built here has no name yet, so it cannot be part of another one");
      }
      all.add(type.type());
    }
    return all;
  }

  private static Value withArgs(Machine machine, List<Value> args) {
    List<Type> given = types(machine, args, 1);
    Type old = args.get(0) instanceof Value.Type known ? Types.resolve(known.type()) : Type.UNIT;
    if (partsOf(old).size() != given.size()) {
      throw new Signal.Fault(
          "`%s` has %d type arguments, and not %d"
              .formatted(ValueText.show(args.get(0)), partsOf(old).size(), given.size()));
    }
    return new Value.Type(
        switch (old) {
          case Type.Con c -> new Type.Con(c.symbol(), given);
          case Type.Refined r -> new Type.Refined(r.symbol(), given);
          case Type.Tuple t -> new Type.Tuple(given);
          default -> old;
        });
  }

  private static Value hasFields(Machine machine, List<Value> args) {
    look(machine, args.get(0));
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
