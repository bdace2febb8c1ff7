package org.cascade.lang.refine.solve;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Sorts;
import org.cascade.lang.refine.term.Term;

/**
 * A number as a sum of atoms with factors, over a common denominator.
 *
 * @param scale what the sum is to be divided by; positive
 */
record LinearForm(Map<Term, BigInteger> sum, BigInteger constant, BigInteger scale) {
  /** The form of a term of type Int or Real; what is not linear is an atom. */
  static LinearForm of(Term term) {
    return switch (term) {
      case Term.Constant c -> ofConstant(term, c.value());
      case Term.Operation o -> ofOperation(o);
      default -> atom(term);
    };
  }

  private static LinearForm ofConstant(Term term, Object value) {
    return switch (value) {
      case Long l -> number(BigInteger.valueOf(l), BigInteger.ONE);
      case Double d when Double.isFinite(d) -> {
        BigDecimal exact = new BigDecimal(d);
        yield exact.scale() <= 0
            ? number(exact.toBigIntegerExact(), BigInteger.ONE)
            : number(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
      }
      default -> atom(term);
    };
  }

  private static LinearForm number(BigInteger value, BigInteger scale) {
    return new LinearForm(Map.of(), value, scale);
  }

  private static LinearForm atom(Term term) {
    return new LinearForm(Map.of(term, BigInteger.ONE), BigInteger.ZERO, BigInteger.ONE);
  }

  /** Arithmetic of Real rounds, so only that of Int is looked into. */
  private static LinearForm ofOperation(Term.Operation o) {
    List<Term> args = o.args();
    return switch (o.op()) {
      case INT_ADD -> of(args.get(0)).plus(of(args.get(1)), BigInteger.ONE);
      case INT_SUBTRACT -> of(args.get(0)).plus(of(args.get(1)), BigInteger.ONE.negate());
      case INT_NEGATE, REAL_NEGATE ->
          number(BigInteger.ZERO, BigInteger.ONE)
              .plus(of(args.getFirst()), BigInteger.ONE.negate());
      case INT_MULTIPLY -> product(o, of(args.get(0)), of(args.get(1)));
      default -> atom(o);
    };
  }

  private static LinearForm product(Term.Operation o, LinearForm a, LinearForm b) {
    Optional<LinearForm> form =
        a.sum.isEmpty()
            ? Optional.of(b.times(a.constant, a.scale))
            : b.sum.isEmpty() ? Optional.of(a.times(b.constant, b.scale)) : Optional.empty();
    return form.orElseGet(() -> atom(o));
  }

  private LinearForm times(BigInteger factor, BigInteger divisor) {
    Map<Term, BigInteger> all = new LinkedHashMap<>();
    sum.forEach((t, f) -> all.put(t, f.multiply(factor)));
    all.values().removeIf(f -> f.signum() == 0);
    return new LinearForm(all, constant.multiply(factor), scale.multiply(divisor));
  }

  LinearForm plus(LinearForm other, BigInteger sign) {
    Map<Term, BigInteger> all = new LinkedHashMap<>();
    sum.forEach((t, f) -> all.merge(t, f.multiply(other.scale), BigInteger::add));
    BigInteger theirs = scale.multiply(sign);
    other.sum.forEach((t, f) -> all.merge(t, f.multiply(theirs), BigInteger::add));
    all.values().removeIf(f -> f.signum() == 0);
    BigInteger c = constant.multiply(other.scale).add(other.constant.multiply(theirs));
    return new LinearForm(all, c, scale.multiply(other.scale));
  }

  /** {@code left <= right}, or {@code <}. */
  static Linear.Row row(Term left, Term right, boolean strict) {
    LinearForm difference = of(left).plus(of(right), BigInteger.ONE.negate());
    boolean integral = difference.sum.keySet().stream().noneMatch(Sorts::isReal);
    boolean plain = integral && difference.scale.equals(BigInteger.ONE);
    return new Linear.Row(difference.sum, difference.constant, strict, plain);
  }

  static boolean isNumber(Term term) {
    return switch (term) {
      case Term.Constant c -> c.value() instanceof Long || c.value() instanceof Double;
      case Term.Operation o -> o.op() != Primitive.STRING_CONCAT && Sorts.isNumeric(o);
      default -> Sorts.isNumeric(term);
    };
  }
}
