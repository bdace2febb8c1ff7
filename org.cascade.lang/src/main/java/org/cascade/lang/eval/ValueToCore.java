package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cascade.lang.core.Core;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * Writes values as core that has values only. Collections and numbers without a literal become
 * calls of the library's own functions.
 */
public final class ValueToCore {
  private static final String RUNTIME = "org.cascade.runtime.value.";

  private final Function<String, Optional<FunctionSymbol>> externs;
  private final Span span;

  private ValueToCore(Function<String, Optional<FunctionSymbol>> externs, Span span) {
    this.externs = externs;
    this.span = span;
  }

  /**
   * The value as core.
   *
   * @param type what it is a value of
   * @param externs the prelude's functions by {@link FunctionSymbol.Extern#key}; of several the one
   *     that takes a String, or an Array
   * @return absent for functions and for types without a name, which core cannot write
   */
  public static Optional<Core> toCore(
      Value value, Type type, Span span, Function<String, Optional<FunctionSymbol>> externs) {
    return new ValueToCore(externs, span).core(value, type);
  }

  private Optional<Core> core(Value value, Type wanted) {
    Optional<Core> plain = plain(value, wanted);
    return wanted == Type.Special.ANY && !(value instanceof Value.Type)
        ? plain.map(core -> new Core.Coerce(span, wanted, core))
        : plain;
  }

  private Optional<Core> plain(Value value, Type type) {
    return switch (value) {
      case Value.Unit u -> Optional.of(new Core.Unit(span));
      case Value.Bool b -> literal(Builtin.BOOL_TYPE, b.value());
      case Value.Int i -> literal(Builtin.INT_TYPE, i.value());
      case Value.Real r -> literal(Builtin.REAL_TYPE, r.value());
      case Value.Text t -> literal(Builtin.STRING_TYPE, t.value());
      case Value.BigInt b -> parsed("BigInts", "parse", Builtin.BIG_INT, b);
      case Value.Decimal d -> parsed("Decimals", "parse", Builtin.DECIMAL, d);
      case Value.Bytes b -> parsed("Bytes", "parseHex", Builtin.BYTES, b);
      case Value.Duration d -> parsed("Durations", "parse", Builtin.DURATION, d);
      case Value.DateTime d -> parsed("DateTimes", "parse", Builtin.DATE_TIME, d);
      case Value.Uuid u -> parsed("Uuids", "parse", Builtin.UUID, u);
      case Value.Tuple t -> tuple(t, type);
      case ArrayValue a -> array(a, argument(type, 0));
      case SetValue s -> set(s, type);
      case MapValue m -> dictionary("Map", m, type);
      case TreeValue t -> dictionary("BTree", t, type);
      case Value.Record r -> record(r, type);
      case Value.Variant v -> variant(v, type);
      case Value.Type t -> Optional.of(new Core.TypeValue(span, Type.Special.TYPE, t.type()));
      case Value.BuiltType b -> Optional.empty();
      case Value.Function f -> Optional.empty();
    };
  }

  private Optional<Core> literal(Type type, Object value) {
    return Optional.of(new Core.Literal(span, type, value));
  }

  private static Type argument(Type type, int index) {
    List<Type> args = Types.args(type);
    return index < args.size() ? args.get(index) : Type.Special.ANY;
  }

  private Optional<List<Core>> all(List<? extends Value> values, Function<Integer, Type> types) {
    List<Core> out = new ArrayList<>();
    for (Value value : values) {
      Optional<Core> core = core(value, types.apply(out.size()));
      if (core.isEmpty()) {
        return Optional.empty();
      }
      out.add(core.get());
    }
    return Optional.of(List.copyOf(out));
  }

  private Optional<Core> call(String key, Type type, List<Type> typeArgs, List<Core> args) {
    return externs
        .apply(RUNTIME + key)
        .map(function -> new Core.Call(span, type, function, typeArgs, args));
  }

  /** {@code T.parse("…").expect("…")}: texts of these types read back as the same value. */
  private Optional<Core> parsed(String owner, String function, TypeSymbol symbol, Value value) {
    Type type = new Type.Con(symbol, List.of());
    String shown =
        value instanceof Value.Bytes b ? HexFormat.of().formatHex(b.data()) : ValueText.show(value);
    Type result = Builtin.result(type, Builtin.STRING_TYPE);
    Core text = new Core.Literal(span, Builtin.STRING_TYPE, shown);
    Core message = new Core.Literal(span, Builtin.STRING_TYPE, "a constant");
    return call(owner + "#" + function, result, List.of(), List.of(text))
        .flatMap(parse ->
            call(
                "Result#expect",
                type,
                List.of(type, Builtin.STRING_TYPE),
                List.of(parse, message)));
  }

  private Optional<Core> tuple(Value.Tuple tuple, Type type) {
    List<Type> items =
        Types.unrefined(type) instanceof Type.Tuple t
            ? t.items()
            : tuple.items().stream().map(i -> (Type) Type.Special.ANY).toList();
    return all(tuple.items(), items::get)
        .map(all -> new Core.TupleOf(span, new Type.Tuple(items), all));
  }

  private Optional<Core> array(List<? extends Value> items, Type element) {
    return all(items, i -> element).map(all -> new Core.ArrayOf(span, Builtin.array(element), all));
  }

  private Optional<Core> set(SetValue set, Type type) {
    Type element = argument(type, 0);
    return set.size() == 0
        ? call("Set#empty", type, List.of(element), List.of())
        : array(set.items(), element)
            .flatMap(items -> call("Set#of", type, List.of(element), List.of(items)));
  }

  private Optional<Core> dictionary(String owner, Dictionary dictionary, Type type) {
    List<Type> args = List.of(argument(type, 0), argument(type, 1));
    if (dictionary.size() == 0) {
      return call(owner + "#empty", type, args, List.of());
    }
    List<Value> pairs =
        dictionary.entries().stream().<Value>map(e -> Value.Tuple.of(e.key(), e.value())).toList();
    return array(pairs, new Type.Tuple(args))
        .flatMap(entries -> call(owner + "#of", type, args, List.of(entries)));
  }

  private Optional<Core> record(Value.Record record, Type type) {
    RecordSymbol symbol = record.symbol();
    Type own = own(symbol, type);
    Substitution args = Substitution.of(symbol.params(), Types.args(own));
    return all(record.fields(), i -> args.apply(symbol.fields().get(i).type()))
        .map(fields -> new Core.RecordOf(span, own, symbol, fields));
  }

  /** Where any value will do, the type's arguments are not known either. */
  private static Type own(TypeSymbol symbol, Type type) {
    return type == Type.Special.ANY
        ? new Type.Con(symbol, symbol.params().stream().map(p -> type).toList())
        : type;
  }

  private Optional<Core> variant(Value.Variant variant, Type type) {
    SumSymbol.Constructor constructor = variant.constructor();
    Type own = own(constructor.owner(), type);
    Substitution args = Substitution.of(constructor.owner().params(), Types.args(own));
    return all(variant.fields(), i -> args.apply(constructor.fields().get(i).type()))
        .map(fields -> new Core.VariantOf(span, own, constructor, fields));
  }
}
