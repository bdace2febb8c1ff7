package org.cascade.lang.refine.term;

import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Primitive;

/** Computes terms for given values of their symbols; what would abort has no value. */
public final class TermValues {
  private TermValues() {}

  public static Optional<Object> evaluate(Term term, Map<Term.Symbol, Object> values) {
    return switch (term) {
      case Term.Constant c -> Optional.of(c.value());
      case Term.Symbol s -> Optional.ofNullable(values.get(s));
      case Term.Choice c ->
          evaluate(c.condition(), values)
              .flatMap(b -> evaluate(b.equals(true) ? c.then() : c.otherwise(), values));
      case Term.Apply a -> apply(a, values);
      case Term.Operation o -> operation(o, values);
      case Term.Defined d -> defined(d.of(), values);
      case Term.ForAll f -> Optional.empty();
      case Term.Member m -> Optional.empty();
      case Term.Closure c -> Optional.empty();
    };
  }

  /** Absent if an operand has no value, which says nothing of the operation itself. */
  private static Optional<Object> defined(Term of, Map<Term.Symbol, Object> values) {
    boolean known = of.parts().stream().allMatch(p -> evaluate(p, values).isPresent());
    return known ? Optional.of(evaluate(of, values).isPresent()) : Optional.empty();
  }

  private static Optional<Object> apply(Term.Apply apply, Map<Term.Symbol, Object> values) {
    if (apply.head().kind() != Term.Kind.LENGTH) {
      return Optional.empty();
    }
    return evaluate(apply.args().getFirst(), values)
        .filter(String.class::isInstance)
        .map(s -> (long) ((String) s).codePointCount(0, ((String) s).length()));
  }

  private static Optional<Object> operation(Term.Operation o, Map<Term.Symbol, Object> values) {
    Optional<Object> left = evaluate(o.args().get(0), values);
    if (o.op() == Primitive.AND) {
      return left.isPresent() && left.orElseThrow().equals(false)
          ? left
          : left.flatMap(l -> evaluate(o.args().get(1), values));
    }
    if (o.args().size() == 1) {
      return left.flatMap(l -> unary(o.op(), l));
    }
    Optional<Object> right = evaluate(o.args().get(1), values);
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
    return switch (op) {
      case EQUAL -> Optional.of(left.equals(right));
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

  private static Optional<Object> exact(java.util.function.Supplier<Object> computation) {
    try {
      return Optional.of(computation.get());
    } catch (ArithmeticException overflow) {
      return Optional.empty(); // the program would abort, so there is no such value
    }
  }
}
