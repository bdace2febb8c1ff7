package org.cascade.lang.refine.smt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Dictionary;
import org.cascade.lang.eval.MapValue;
import org.cascade.lang.eval.SampleValues;
import org.cascade.lang.eval.SetValue;
import org.cascade.lang.eval.TreeValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Reads values out of a solver's model: numbers as they are, and values with parts part by part.
 * What the model leaves open becomes something simple.
 */
final class ModelReader {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ITEMS = 8;

  private final Encoder encoder;
  private final Backend.Session session;
  private final Map<Object, String> texts;
  private final Map<Object, Long> others = new HashMap<>();

  ModelReader(Encoder encoder, Backend.Session session, Map<Object, String> texts) {
    this.encoder = encoder;
    this.session = session;
    this.texts = texts;
  }

  /** Absent if it is of a type whose values models do not tell. */
  Optional<Object> read(Term term) {
    return read(term, 0).map(TermValues::plain);
  }

  Optional<Long> integer(Term term) {
    return session
        .value(encoder.encode(term))
        .filter(BigInteger.class::isInstance)
        .map(BigInteger.class::cast)
        .filter(n -> n.bitLength() < Long.SIZE)
        .map(BigInteger::longValue);
  }

  private Optional<Value> read(Term term, int depth) {
    return switch (Types.unrefined(term.type())) {
      case Type.Tuple t when t.items().isEmpty() -> Optional.of(Value.UNIT);
      case Type.Tuple t -> {
        List<Term> items = new ArrayList<>();
        for (int i = 0; i < t.items().size(); i++) {
          items.add(Term.apply(Term.Kind.ITEM, i, t.items().get(i), term));
        }
        yield all(items, depth).map(Value.Tuple::new);
      }
      case Type.Con c -> con(term, c, depth);
      // A caller may choose what a type parameter stands for, so why not Int.
      case Type.Param p ->
          session
              .value(encoder.encode(term))
              .map(v -> Value.of(others.computeIfAbsent(v, k -> (long) others.size())));
      default -> Optional.empty();
    };
  }

  private Optional<Value> con(Term term, Type.Con type, int depth) {
    if (Builtin.is(type, Builtin.INT)) {
      return integer(term).map(Value::of);
    }
    if (Builtin.is(type, Builtin.BOOL)) {
      return session.value(encoder.encode(term)).map(b -> Value.of(b.equals(true)));
    }
    if (Builtin.is(type, Builtin.REAL)) {
      return real(term);
    }
    if (Builtin.is(type, Builtin.STRING)) {
      return text(term);
    }
    if (depth >= MAX_DEPTH) {
      return Optional.empty();
    }
    if (Builtin.is(type, Builtin.ARRAY)) {
      return array(term, depth);
    }
    if (Builtin.is(type, Builtin.SET)) {
      return elements(term, type.args().getFirst(), depth).map(SetValue::of);
    }
    if (Terms.isMap(type)) {
      return dictionary(term, type, depth);
    }
    return switch (type.symbol()) {
      case RecordSymbol r when !r.isTransaction() -> {
        List<Term> fields = new ArrayList<>();
        for (RecordSymbol.Field field : r.fields()) {
          fields.add(Term.apply(Term.Kind.FIELD, field, typeOf(type, field), term));
        }
        yield all(fields, depth).map(f -> new Value.Record(r, f));
      }
      case SumSymbol s -> variant(term, type, s, depth);
      default -> Optional.empty();
    };
  }

  private Optional<Value> variant(Term term, Type.Con type, SumSymbol sum, int depth) {
    for (SumSymbol.Constructor constructor : sum.constructors()) {
      boolean is =
          session.value(encoder.encode(Terms.is(constructor, term))).equals(Optional.of(true));
      if (is) {
        List<Term> fields = new ArrayList<>();
        for (RecordSymbol.Field field : constructor.fields()) {
          fields.add(Terms.field(constructor, fields.size(), typeOf(type, field), term));
        }
        return all(fields, depth).map(f -> new Value.Variant(constructor, f));
      }
    }
    return Optional.empty();
  }

  private Optional<Value> array(Term term, int depth) {
    long size = integer(Terms.length(term)).orElse(0L);
    if (size < 0 || size > MAX_ITEMS) {
      return Optional.empty();
    }
    List<Term> items = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      items.add(Terms.at(term, Term.constant(i)));
    }
    return all(items, depth).map(ArrayValue::of);
  }

  // ---- sets and maps ----

  /** What the model takes for elements, or keys; and as many more as its length asks for. */
  private Optional<Set<Value>> elements(Term collection, Type element, int depth) {
    Set<Value> all = new LinkedHashSet<>();
    for (Term.Member member : membersOf(collection)) {
      Optional<Value> value = read(member.element(), depth + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      all.add(value.orElseThrow());
    }
    long size = integer(Terms.length(collection)).orElse(0L);
    for (long i = 0; all.size() < Math.min(size, MAX_ITEMS) && i < 2 * MAX_ITEMS; i++) {
      other(element, i).ifPresent(all::add);
    }
    return Optional.of(all);
  }

  private List<Term.Member> membersOf(Term collection) {
    Optional<Object> own = session.value(encoder.encode(collection));
    List<Term.Member> all = new ArrayList<>();
    for (Map.Entry<Term, Smt> entry : List.copyOf(encoder.written().entrySet())) {
      if (entry.getKey() instanceof Term.Member m
          && session.value(entry.getValue()).equals(Optional.of(true))
          && session.value(encoder.encode(m.collection())).equals(own)) {
        all.add(m);
      }
    }
    return all;
  }

  /** One of many different values, of types that have some that are simple. */
  private static Optional<Value> other(Type type, long number) {
    if (Builtin.is(type, Builtin.INT) || Types.unrefined(type) instanceof Type.Param) {
      return Optional.of(Value.of(number));
    }
    return Builtin.is(type, Builtin.STRING)
        ? Optional.of(TermValues.value(String.valueOf((char) ('a' + number))))
        : new SampleValues().of(type);
  }

  private Optional<Value> dictionary(Term map, Type.Con type, int depth) {
    Dictionary all = Builtin.is(type, Builtin.MAP) ? MapValue.EMPTY : TreeValue.EMPTY;
    for (Term.Member member : membersOf(map)) {
      Optional<Value> key = read(member.element(), depth + 1);
      Optional<Value> value = read(Terms.valueOf(map, member.element()), depth + 1);
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      all = all.insert(key.orElseThrow(), value.orElseThrow());
    }
    long size = integer(Terms.length(map)).orElse(0L);
    Optional<Value> some = new SampleValues().of(type.args().get(1));
    for (long i = 0; all.size() < Math.min(size, MAX_ITEMS) && i < 2 * MAX_ITEMS; i++) {
      Optional<Value> key = other(type.args().get(0), i);
      if (key.isPresent() && some.isPresent() && all.find(key.orElseThrow()).isEmpty()) {
        all = all.insert(key.orElseThrow(), some.orElseThrow());
      }
    }
    return Optional.of(all);
  }

  private Optional<List<Value>> all(List<Term> parts, int depth) {
    List<Value> all = new ArrayList<>();
    for (Term part : parts) {
      Optional<Value> value = read(part, depth + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      all.add(value.orElseThrow());
    }
    return Optional.of(all);
  }

  private static Type typeOf(Type.Con whole, RecordSymbol.Field field) {
    return Substitution.of(whole.symbol().params(), whole.args()).apply(field.type());
  }

  /** A text that nothing was asked of is empty. */
  private Optional<Value> text(Term term) {
    Optional<Object> value = session.value(encoder.encode(term));
    String text = value.map(v -> texts.getOrDefault(v, "")).orElse("");
    return Optional.of(TermValues.value(text));
  }

  /** The double nearest to the number in the model, which need not be one itself. */
  private Optional<Value> real(Term term) {
    Smt value = encoder.encode(term);
    if (session.value(RealEncoder.isNan(value)).equals(Optional.of(true))) {
      return Optional.of(Value.of(Double.NaN));
    }
    if (session.value(RealEncoder.isInfinite(value, true)).equals(Optional.of(true))) {
      return Optional.of(Value.of(Double.POSITIVE_INFINITY));
    }
    if (session.value(RealEncoder.isInfinite(value, false)).equals(Optional.of(true))) {
      return Optional.of(Value.of(Double.NEGATIVE_INFINITY));
    }
    return session
        .value(RealEncoder.number(value))
        .filter(BigDecimal.class::isInstance)
        .map(n -> Value.of(((BigDecimal) n).doubleValue()));
  }
}
