package org.cascade.lang.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Simple values of types, refinements aside; each space is one that no other is equal to. */
public final class SampleValues {
  private static final int MAX_DEPTH = 6;
  private static final List<Long> INTS = List.of(0L, 1L, -1L, 2L, 10L);

  private static final List<String> TEXTS = List.of("", "a", " a", "A", "0", "-1");

  private int spaces;

  /** The simplest value; absent if the type has none that evaluation knows. */
  public Optional<Value> of(Type type) {
    return of(type, 0);
  }

  /** A few values, the simplest first. */
  public List<Value> some(Type type) {
    List<Value> all = new ArrayList<>();
    if (Builtin.is(type, Builtin.BOOL)) {
      all.addAll(List.of(Value.FALSE, Value.TRUE));
    } else if (Builtin.is(type, Builtin.INT) || Types.unrefined(type) instanceof Type.Param) {
      INTS.forEach(n -> all.add(Value.of(n)));
    } else if (Builtin.is(type, Builtin.REAL)) {
      INTS.forEach(n -> all.add(Value.of(n.doubleValue())));
    } else if (Builtin.is(type, Builtin.STRING)) {
      TEXTS.forEach(t -> all.add(Literals.value(t, Builtin.STRING.declared())));
    } else if (Builtin.is(type, Builtin.ARRAY)) {
      List<Value> items = some(Types.args(type).getFirst());
      all.add(ArrayValue.EMPTY);
      items.forEach(item -> all.add(ArrayValue.of(item)));
      if (items.size() > 1) {
        all.add(ArrayValue.of(items.get(0), items.get(1)));
        all.add(ArrayValue.of(items.get(1), items.get(0)));
      }
      if (items.size() > 2) {
        all.add(ArrayValue.of(items.get(1), items.get(2)));
        all.add(ArrayValue.of(items.get(2), items.get(1)));
      }
    } else if (Builtin.is(type, Builtin.SET)) {
      all.add(SetValue.EMPTY);
      some(Types.args(type).getFirst()).forEach(item -> all.add(SetValue.of(List.of(item))));
    } else if (Builtin.is(type, Builtin.MAP) || Builtin.is(type, Builtin.BTREE)) {
      of(type).ifPresent(all::add);
      all.addAll(entries(type));
    } else {
      of(type).ifPresent(all::add);
    }
    return all;
  }

  /** Dictionaries of one entry. */
  private List<Value> entries(Type type) {
    Dictionary empty = Builtin.is(type, Builtin.MAP) ? MapValue.EMPTY : TreeValue.EMPTY;
    Optional<Value> key = of(Types.args(type).get(0));
    return key.stream()
        .flatMap(k -> some(Types.args(type).get(1)).stream().<Value>map(v -> empty.insert(k, v)))
        .toList();
  }

  private Optional<Value> of(Type type, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    return switch (Types.unrefined(type)) {
      case Type.Tuple t when t.items().isEmpty() -> Optional.of(Value.UNIT);
      case Type.Tuple t -> all(t.items(), depth).map(Value.Tuple::new);
      case Type.Con c -> of(c, depth);
      case Type.Fun f -> of(f.result(), depth + 1).map(v -> new Value.Native((m, args) -> v));
      case Type.Param p -> Optional.of(Value.of(0));
      case Type.Special s when s == Type.Special.ANY -> Optional.of(Value.of(0));
      default -> Optional.empty();
    };
  }

  private Optional<Value> of(Type.Con type, int depth) {
    return switch (type.symbol()) {
      case RecordSymbol r -> {
        Substitution types = Substitution.of(r.params(), type.args());
        List<Type> fields = r.fields().stream().map(f -> types.apply(f.type())).toList();
        yield all(fields, depth).map(values -> new Value.Record(r, values));
      }
      case SumSymbol s -> {
        Substitution types = Substitution.of(s.params(), type.args());
        yield s.constructors().stream().flatMap(k -> variant(k, types, depth).stream()).findFirst();
      }
      case SpaceSymbol s -> Optional.of(new Value.Uuid(new UUID(0, ++spaces)));
      default -> builtin(type.symbol());
    };
  }

  private Optional<Value> variant(
      SumSymbol.Constructor constructor, Substitution types, int depth) {
    List<Type> fields = constructor.fields().stream().map(f -> types.apply(f.type())).toList();
    return all(fields, depth).map(values -> new Value.Variant(constructor, values));
  }

  private Optional<List<Value>> all(List<Type> types, int depth) {
    List<Value> values = new ArrayList<>();
    for (Type type : types) {
      Optional<Value> value = of(type, depth + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(List.copyOf(values));
  }

  private static Optional<Value> builtin(TypeSymbol symbol) {
    Value value =
        switch (symbol.name()) {
          case "Int" -> Value.of(0L);
          case "Real" -> Value.of(0.0);
          case "Bool" -> Value.FALSE;
          case "String" -> Literals.value("", symbol.declared());
          case "Array" -> ArrayValue.EMPTY;
          case "Set" -> SetValue.EMPTY;
          case "Map" -> MapValue.EMPTY;
          case "BTree" -> TreeValue.EMPTY;
          case "Bytes" -> new Value.Bytes(new byte[0]);
          case "BigInt" -> new Value.BigInt(java.math.BigInteger.ZERO);
          case "Decimal" -> Value.Decimal.of(java.math.BigDecimal.ZERO);
          case "Duration" -> new Value.Duration(java.time.Duration.ZERO);
          case "DateTime" -> new Value.DateTime(java.time.Instant.EPOCH);
          case "Uuid" -> new Value.Uuid(new UUID(0, 0));
          default -> Value.UNIT;
        };
    return symbol.module().equals(Builtin.MODULE) && value != Value.UNIT
        ? Optional.of(value)
        : Optional.empty();
  }
}
