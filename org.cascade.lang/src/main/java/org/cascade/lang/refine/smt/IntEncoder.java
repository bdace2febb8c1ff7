package org.cascade.lang.refine.smt;

import java.math.BigInteger;
import java.util.List;
import org.cascade.lang.core.Primitive;

/**
 * Arithmetic of Int. A result that does not fit is no value of a program; so that it contradicts
 * nothing, it is then some number that fits. Quotients truncate, as the language has it.
 */
final class IntEncoder {
  private static final Smt ZERO = Smt.integer(0);
  private final Encoder encoder;

  IntEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /** The result as a mathematical integer. */
  Smt exact(Primitive op, List<Smt> args) {
    return switch (op) {
      case INT_ADD -> args.get(0).plus(args.get(1));
      case INT_SUBTRACT -> args.get(0).minus(args.get(1));
      case INT_NEGATE -> args.getFirst().negated();
      case INT_MULTIPLY -> multiply(args.get(0), args.get(1));
      case INT_DIVIDE -> divide(args.get(0), args.get(1));
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  /** The result as a value of a program. */
  Smt value(Primitive op, List<Smt> args) {
    Smt exact = exact(op, args);
    if (Interval.of(exact).fits() || (op == Primitive.INT_DIVIDE && isFitting(args.get(1)))) {
      return exact;
    }
    Smt value = encoder.call(op, Smt.Sort.INT, args);
    encoder.assume(Encoder.fits(exact).implies(value.equal(exact)));
    return value;
  }

  /** Only by -1 is there a quotient that does not fit. */
  private static boolean isFitting(Smt divisor) {
    return divisor.isNumber() && !divisor.number.equals(BigInteger.ONE.negate());
  }

  /** Of two variables, with what even a solver without products should know of it. */
  private Smt multiply(Smt left, Smt right) {
    Smt product = left.times(right);
    if (!left.isNumber() && !right.isNumber()) {
      signs(left, right, product);
    }
    return product;
  }

  private void signs(Smt a, Smt b, Smt product) {
    Smt aUp = ZERO.less(a);
    Smt aDown = a.less(ZERO);
    Smt bUp = ZERO.less(b);
    Smt bDown = b.less(ZERO);
    Smt equalSigns = aUp.and(bUp).or(aDown.and(bDown));
    Smt otherSigns = aUp.and(bDown).or(aDown.and(bUp));
    encoder.assume(equalSigns.implies(ZERO.less(product)));
    encoder.assume(otherSigns.implies(product.less(ZERO)));
    encoder.assume(a.equal(ZERO).or(b.equal(ZERO)).implies(product.equal(ZERO)));
    encoder.assume(equalSigns.and(aUp).implies(a.atMost(product).and(b.atMost(product))));
  }

  Smt divides(Smt left, Smt right) {
    Smt overflow = left.equal(Smt.integer(Long.MIN_VALUE)).and(right.equal(Smt.integer(-1)));
    return right.equal(ZERO).not().and(overflow.not());
  }

  private Smt divide(Smt left, Smt right) {
    Smt quotient = Smt.apply("quotient", Smt.Sort.INT, left, right);
    relate(left, right);
    return quotient;
  }

  Smt remainder(Smt left, Smt right) {
    relate(left, right);
    return Smt.apply("remainder", Smt.Sort.INT, left, right);
  }

  /** {@code a = b·q + r}, the remainder smaller than the divisor and of the dividend's sign. */
  private void relate(Smt a, Smt b) {
    Smt q = Smt.apply("quotient", Smt.Sort.INT, a, b);
    Smt r = Smt.apply("remainder", Smt.Sort.INT, a, b);
    Smt zero = b.equal(ZERO);
    Smt product = b.times(q);
    Smt size = ZERO.atMost(b).choose(b, b.negated());
    Smt up = ZERO.atMost(a).and(r.within(ZERO, size.minus(Smt.integer(1))));
    Smt down = a.less(ZERO).and(r.within(Smt.integer(1).minus(size), ZERO));
    Smt dividing = product.plus(r).equal(a).and(up.or(down));
    encoder.assume(zero.or(dividing));
    // Known even where the product is not.
    Smt smaller = ZERO.atMost(a).choose(q.within(a.negated(), a), q.within(a, a.negated()));
    encoder.assume(zero.or(smaller));
    Smt positive = ZERO.less(b);
    encoder.assume(positive.and(ZERO.atMost(a)).implies(ZERO.atMost(q)));
    encoder.assume(positive.and(a.atMost(ZERO)).implies(q.atMost(ZERO)));
    List.of(q, r).forEach(n -> encoder.assume(zero.not().or(n.equal(ZERO))));
  }
}
