package org.cascade.lang.refine.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Dictionary;
import org.cascade.lang.eval.MapValue;
import org.cascade.lang.eval.SetValue;
import org.cascade.lang.eval.TreeValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Values as words without spaces, read back by the type that they are known to have. */
final class ValueCode {
  private final String code;
  private int at;

  private ValueCode(String code) {
    this.code = code;
  }

  /** Absent for a value that models have none of. */
  static Optional<String> write(Object value) {
    return switch (TermValues.value(value)) {
      case Value.Int i -> Optional.of("i" + i.value());
      case Value.Real r ->
          Optional.of("r" + Long.toHexString(Double.doubleToRawLongBits(r.value())));
      case Value.Bool b -> Optional.of(b.value() ? "t" : "f");
      case Value.Text t -> Optional.of(text(t.value()));
      case Value.Unit u -> Optional.of("()");
      case Value.Tuple t -> all("", t.items());
      case Value.Record r -> all("", r.fields());
      case Value.Variant v -> all("v" + v.constructor().index(), v.fields());
      case ArrayValue a -> all("a" + a.size(), a);
      case SetValue s -> all("e" + s.size(), s.items());
      case Dictionary d -> all("d" + d.size(), entries(d));
      default -> Optional.empty();
    };
  }

  /** Keys and values by turns. */
  private static List<Value> entries(Dictionary dictionary) {
    return dictionary.entries().stream().flatMap(e -> Stream.of(e.key(), e.value())).toList();
  }

  private static String text(String value) {
    StringBuilder all = new StringBuilder("s");
    value.chars().forEach(c -> all.append("%04x".formatted(c)));
    return all.toString();
  }

  private static Optional<String> all(String word, List<Value> parts) {
    StringBuilder all = new StringBuilder(word).append('(');
    for (Value part : parts) {
      Optional<String> code = write(part);
      if (code.isEmpty()) {
        return code;
      }
      all.append(code.orElseThrow()).append(',');
    }
    return Optional.of(all.append(')').toString());
  }

  /** Absent if the text is no value of the type. */
  static Optional<Object> read(String code, Type type) {
    ValueCode reader = new ValueCode(code);
    try {
      Value value = reader.value(type);
      return reader.at == code.length() ? Optional.of(TermValues.plain(value)) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  private Value value(Type type) {
    return switch (Types.unrefined(type)) {
      case Type.Tuple t when t.items().isEmpty() -> {
        parts(List.of());
        yield Value.UNIT;
      }
      case Type.Tuple t -> new Value.Tuple(parts(t.items()));
      case Type.Con c -> con(c);
      case Type.Param p -> integer(next());
      default -> throw new IllegalArgumentException(code);
    };
  }

  private Value con(Type.Con type) {
    if (type.symbol() instanceof RecordSymbol r) {
      return new Value.Record(r, parts(types(type, r.fields())));
    }
    char kind = next();
    if (type.symbol() instanceof SumSymbol s) {
      expect(kind == 'v');
      SumSymbol.Constructor c = s.constructors().get(Integer.parseInt(word()));
      return new Value.Variant(c, parts(types(type, c.fields())));
    }
    if (Builtin.is(type, Builtin.ARRAY)) {
      expect(kind == 'a');
      int size = Integer.parseInt(word());
      return ArrayValue.of(parts(Collections.nCopies(size, type.args().getFirst())));
    }
    if (Builtin.is(type, Builtin.SET)) {
      expect(kind == 'e');
      return SetValue.of(parts(Collections.nCopies(Integer.parseInt(word()), type.args().get(0))));
    }
    if (Builtin.is(type, Builtin.MAP) || Builtin.is(type, Builtin.BTREE)) {
      expect(kind == 'd');
      return dictionary(type, Integer.parseInt(word()));
    }
    if (Builtin.is(type, Builtin.INT)) {
      return integer(kind);
    }
    if (Builtin.is(type, Builtin.REAL)) {
      expect(kind == 'r');
      return Value.of(Double.longBitsToDouble(Long.parseUnsignedLong(word(), 16)));
    }
    if (Builtin.is(type, Builtin.BOOL)) {
      expect(kind == 't' || kind == 'f');
      return Value.of(kind == 't');
    }
    expect(Builtin.is(type, Builtin.STRING) && kind == 's');
    return TermValues.value(text());
  }

  private Value dictionary(Type.Con type, int size) {
    List<Type> types = new ArrayList<>();
    Collections.nCopies(size, type.args()).forEach(types::addAll);
    List<Value> parts = parts(types);
    Dictionary all = Builtin.is(type, Builtin.MAP) ? MapValue.EMPTY : TreeValue.EMPTY;
    for (int i = 0; i < parts.size(); i += 2) {
      all = all.insert(parts.get(i), parts.get(i + 1));
    }
    return all;
  }

  private Value integer(char kind) {
    expect(kind == 'i');
    return Value.of(Long.parseLong(word()));
  }

  private String text() {
    String digits = word();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 4) {
      all.append((char) Integer.parseInt(digits.substring(i, i + 4), 16));
    }
    return all.toString();
  }

  private static List<Type> types(Type.Con whole, List<RecordSymbol.Field> fields) {
    Substitution types = Substitution.of(whole.symbol().params(), whole.args());
    return fields.stream().map(f -> types.apply(f.type())).toList();
  }

  private List<Value> parts(List<Type> types) {
    expect(next() == '(');
    List<Value> all = new ArrayList<>();
    for (Type type : types) {
      all.add(value(type));
      expect(next() == ',');
    }
    expect(next() == ')');
    return all;
  }

  private char next() {
    return code.charAt(at++);
  }

  private String word() {
    int start = at;
    while (at < code.length() && "(),".indexOf(code.charAt(at)) < 0) {
      at++;
    }
    return code.substring(start, at);
  }

  private void expect(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(code);
    }
  }
}
