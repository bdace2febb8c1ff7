package org.cascade.lang.refine.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.eval.ValueOrder;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;

/**
 * Computes terms for given values of their symbols. Numbers, truths and texts are Java's, all else
 * a {@link Value}. What would abort, or is not understood, has no value.
 */
public final class TermValues {
  private static final Span NOWHERE = new Span(new Source("model", ""), 0, 0);

  private final Map<Term.Symbol, Object> values;

  private TermValues(Map<Term.Symbol, Object> values) {
    this.values = values;
  }

  public static Optional<Object> evaluate(Term term, Map<Term.Symbol, Object> values) {
    return new TermValues(values).of(term);
  }

  /** Long, Double, Boolean and String as {@code eval} has them; others as they are. */
  public static Value value(Object plain) {
    return switch (plain) {
      case Long l -> Value.of(l);
      case Double d -> Value.of(d);
      case Boolean b -> Value.of(b);
      case String s -> new Value.Text(s, NOWHERE);
      case Value v -> v;
      default -> throw new IllegalArgumentException("no value: " + plain);
    };
  }

  public static Object plain(Value value) {
    return switch (value) {
      case Value.Int i -> i.value();
      case Value.Real r -> r.value();
      case Value.Bool b -> b.value();
      case Value.Text t -> t.value();
      default -> value;
    };
  }

  Optional<Object> of(Term term) {
    return switch (term) {
      case Term.Constant c -> Optional.of(c.value());
      case Term.Symbol s -> Optional.ofNullable(values.get(s));
      case Term.Choice c ->
          of(c.condition()).flatMap(b -> of(b.equals(true) ? c.then() : c.otherwise()));
      case Term.Apply a -> apply(a);
      case Term.Operation o -> operation(o);
      case Term.Defined d -> defined(d.of());
      case Term.ForAll f -> forAll(f);
      case Term.Member m -> member(m);
      case Term.Closure c -> Optional.empty();
    };
  }

  // ---- collections ----

  private Optional<Object> forAll(Term.ForAll f) {
    if (!(of(f.collection()).orElse(null) instanceof ArrayValue items)) {
      return Optional.empty();
    }
    for (Value item : items) {
      Optional<Object> holds = applied(f.predicate(), List.of(item));
      if (holds.isEmpty() || holds.orElseThrow().equals(false)) {
        return holds;
      }
    }
    return Optional.of(true);
  }

  private Optional<Object> member(Term.Member m) {
    Optional<Object> element = of(m.element());
    return of(m.collection())
        .filter(ArrayValue.class::isInstance)
        .flatMap(c -> element.map(e -> ((ArrayValue) c).contains(value(e))));
  }

  /** What a function makes of values. */
  Optional<Object> applied(Term.Closure closure, List<Value> args) {
    Map<Term.Symbol, Object> inner = new java.util.LinkedHashMap<>(values);
    List<Term> params = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      Term.Symbol param = new Term.Symbol("param", closure.type().params().get(i), true);
      inner.put(param, plain(args.get(i)));
      params.add(param);
    }
    return evaluate(closure.apply(params).value(), inner);
  }

  // ---- definedness ----

  /** Absent if an operand has no value, which says nothing of the operation itself. */
  private Optional<Object> defined(Term of) {
    List<Term> parts = of.parts().stream().filter(p -> !(p instanceof Term.Closure)).toList();
    if (!parts.stream().allMatch(p -> of(p).isPresent())) {
      return Optional.empty();
    }
    return switch (of) {
      case Term.Operation o when isInteger(o.op()) -> Optional.of(of(of).isPresent());
      case Term.Apply a when LibraryValues.isComputed(a) -> Optional.of(of(of).isPresent());
      default -> of(of).map(v -> true);
    };
  }

  private static boolean isInteger(Primitive op) {
    return switch (op) {
      case INT_ADD, INT_SUBTRACT, INT_MULTIPLY, INT_DIVIDE, INT_REMAINDER, INT_NEGATE -> true;
      default -> false;
    };
  }

  // ---- what is built, and parts of it ----

  private Optional<Object> apply(Term.Apply apply) {
    Object detail = apply.head().detail();
    if (detail instanceof LibraryOp op) {
      return LibraryValues.compute(op, apply, this);
    }
    Optional<List<Value>> known = all(apply.args());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Value> args = known.orElseThrow();
    return switch (apply.head().kind()) {
      case RECORD -> Optional.of(new Value.Record((RecordSymbol) detail, args));
      case TUPLE -> Optional.of(args.isEmpty() ? Value.UNIT : new Value.Tuple(args));
      case ARRAY -> Optional.of(ArrayValue.of(args));
      case VARIANT -> Optional.of(new Value.Variant((SumSymbol.Constructor) detail, args));
      case FIELD ->
          args.getFirst() instanceof Value.Record r
              ? Optional.of(plain(r.fields().get(((RecordSymbol.Field) detail).index())))
              : Optional.empty();
      case ITEM ->
          args.getFirst() instanceof Value.Tuple t
              ? Optional.of(plain(t.items().get((Integer) detail)))
              : Optional.empty();
      case IS_VARIANT ->
          args.getFirst() instanceof Value.Variant v
              ? Optional.of(v.constructor() == detail)
              : Optional.empty();
      case VARIANT_FIELD -> variantField((List<?>) detail, args.getFirst());
      case LENGTH -> LibraryValues.length(args.getFirst());
      case LIBRARY, CALL, TYPE, OTHER -> Optional.empty();
    };
  }

  /** Of a value of another constructor there is no such field. */
  private static Optional<Object> variantField(List<?> detail, Value whole) {
    return whole instanceof Value.Variant v && v.constructor() == detail.get(0)
        ? Optional.of(plain(v.fields().get((Integer) detail.get(1))))
        : Optional.empty();
  }

  /** The values of all, or nothing. */
  Optional<List<Value>> all(List<Term> terms) {
    List<Value> all = new ArrayList<>();
    for (Term term : terms) {
      Optional<Object> value = of(term);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      all.add(value(value.orElseThrow()));
    }
    return Optional.of(all);
  }

  // ---- operations ----

  private Optional<Object> operation(Term.Operation o) {
    Optional<Object> left = of(o.args().get(0));
    if (o.op() == Primitive.AND) {
      return left.isPresent() && left.orElseThrow().equals(false)
          ? left
          : left.flatMap(l -> of(o.args().get(1)));
    }
    if (o.args().size() == 1) {
      return left.flatMap(l -> unary(o.op(), l));
    }
    Optional<Object> right = of(o.args().get(1));
    return left.flatMap(l -> right.flatMap(r -> binary(o.op(), l, r)));
  }

  private static Optional<Object> unary(Primitive op, Object value) {
    return switch (op) {
      case NOT -> Optional.of(!(Boolean) value);
      case INT_NEGATE -> exact(() -> Math.negateExact((Long) value));
      case REAL_NEGATE -> Optional.of(-(Double) value);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> binary(Primitive op, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return ints(op, a, b);
    }
    if (left instanceof Double a && right instanceof Double b) {
      return reals(op, a, b);
    }
    if (left instanceof String && right instanceof String) {
      return texts(op, ValueOrder.compare(value(left), value(right)), left, right);
    }
    return op == Primitive.EQUAL ? Optional.of(left.equals(right)) : Optional.empty();
  }

  private static Optional<Object> texts(Primitive op, int order, Object left, Object right) {
    return switch (op) {
      case EQUAL -> Optional.of(order == 0);
      case LESS -> Optional.of(order < 0);
      case LESS_EQUAL -> Optional.of(order <= 0);
      case STRING_CONCAT -> Optional.of((String) left + right);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> ints(Primitive op, long a, long b) {
    return switch (op) {
      case INT_ADD -> exact(() -> Math.addExact(a, b));
      case INT_SUBTRACT -> exact(() -> Math.subtractExact(a, b));
      case INT_MULTIPLY -> exact(() -> Math.multiplyExact(a, b));
      case INT_DIVIDE -> b == 0 ? Optional.empty() : exact(() -> Math.divideExact(a, b));
      case INT_REMAINDER -> b == 0 ? Optional.empty() : Optional.of(a % b);
      case EQUAL -> Optional.of(a == b);
      case LESS -> Optional.of(a < b);
      case LESS_EQUAL -> Optional.of(a <= b);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> reals(Primitive op, double a, double b) {
    return switch (op) {
      case REAL_ADD -> Optional.of(a + b);
      case REAL_SUBTRACT -> Optional.of(a - b);
      case REAL_MULTIPLY -> Optional.of(a * b);
      case REAL_DIVIDE -> Optional.of(a / b);
      case EQUAL -> Optional.of(a == b);
      case LESS -> Optional.of(a < b);
      case LESS_EQUAL -> Optional.of(a <= b);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> exact(Supplier<Object> computation) {
    try {
      return Optional.of(computation.get());
    } catch (ArithmeticException overflow) {
      return Optional.empty(); // the program would abort, so there is no such value
    }
  }
}
