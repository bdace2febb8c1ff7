package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Writes values that were computed at compile time as core that makes them again. */
final class ValueCore {
  private final Span span;

  private ValueCore(Span span) {
    this.span = span;
  }

  /**
   * Core of values only.
   *
   * @param type what the value is, finished
   * @return absent for what core has no form of: functions, maps, instants
   */
  static Optional<Core> of(Value value, Type type, Span span) {
    return new ValueCore(span).core(value, Types.unrefined(type));
  }

  private Optional<Core> core(Value value, Type type) {
    return switch (value) {
      case Value.Unit u -> Optional.of(new Core.Unit(span));
      case Value.Bool b -> literal(Builtin.BOOL_TYPE, type, b.value());
      case Value.Int i -> literal(Builtin.INT_TYPE, type, i.value());
      case Value.Real r -> literal(Builtin.REAL_TYPE, type, r.value());
      case Value.Text t -> literal(Builtin.STRING_TYPE, type, t.value());
      case Value.Tuple t when type instanceof Type.Tuple wanted ->
          all(t.items(), wanted.items()).map(items -> new Core.TupleOf(span, wanted, items));
      case ArrayValue a when Builtin.is(type, Builtin.ARRAY) -> array(a, type);
      case Value.Record r when type instanceof Type.Con con -> record(r, con);
      case Value.Variant v when type instanceof Type.Con con -> variant(v, con);
      case Value.Type t ->
          Optional.of(new Core.TypeValue(span, Type.Special.TYPE, t.type()));
      default -> Optional.empty();
    };
  }

  /** Where any value will do, its own type is put under the wider one. */
  private Optional<Core> literal(Type own, Type wanted, Object value) {
    Core literal = new Core.Literal(span, own, value);
    return Optional.of(
        wanted == Type.Special.ANY ? new Core.Coerce(span, wanted, literal) : literal);
  }

  private Optional<Core> array(ArrayValue array, Type type) {
    Type element = Types.unrefined(Types.args(type).getFirst());
    return all(array, array.stream().map(v -> element).toList())
        .map(items -> new Core.ArrayOf(span, type, items));
  }

  private Optional<Core> record(Value.Record record, Type.Con con) {
    return all(record.fields(), fieldTypes(record.symbol().fields(), con))
        .map(fields -> new Core.RecordOf(span, con, record.symbol(), fields));
  }

  private Optional<Core> variant(Value.Variant variant, Type.Con con) {
    SumSymbol.Constructor constructor = variant.constructor();
    return all(variant.fields(), fieldTypes(constructor.fields(), con))
        .map(fields -> new Core.VariantOf(span, con, constructor, fields));
  }

  private static List<Type> fieldTypes(List<RecordSymbol.Field> fields, Type.Con con) {
    TypeSymbol symbol = con.symbol();
    Substitution arguments = Substitution.of(symbol.params(), con.args());
    return fields.stream().map(f -> Types.unrefined(arguments.apply(f.type()))).toList();
  }

  private Optional<List<Core>> all(List<? extends Value> values, List<Type> types) {
    List<Core> cores = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Optional<Core> one = core(values.get(i), types.get(i));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      cores.add(one.get());
    }
    return Optional.of(cores);
  }
}
