package org.cascade.lang.refine.smt;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula or value in a solver's language. Equal by structure; its hash is kept, since it is
 * asked for often.
 */
final class Smt {
  /** Kinds of values; {@code FLOAT} and {@code ANY} are uninterpreted. */
  enum Sort {
    BOOL("Bool"),
    INT("Int"),
    REAL("Real"),
    /** Doubles, equal if no program can tell them apart. */
    FLOAT("Float"),
    /** All other values. */
    ANY("Any");

    final String text;

    Sort(String text) {
      this.text = text;
    }
  }

  /** What a node does. */
  enum Op {
    TRUE("true"),
    FALSE("false"),
    NUMBER("number"),
    /** A function named {@link #name}; without arguments a constant. */
    APPLY("apply"),
    NOT("not"),
    AND("and"),
    OR("or"),
    EQUAL("="),
    LESS("<"),
    LESS_EQUAL("<="),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    IF("ite");

    final String text;

    Op(String text) {
      this.text = text;
    }
  }

  static final Smt TRUE = new Smt(Op.TRUE, Sort.BOOL, "", BigInteger.ZERO, List.of());
  static final Smt FALSE = new Smt(Op.FALSE, Sort.BOOL, "", BigInteger.ZERO, List.of());

  final Op op;
  final Sort sort;
  final String name;
  final BigInteger number;
  final List<Smt> args;
  private final int hash;

  private Smt(Op op, Sort sort, String name, BigInteger number, List<Smt> args) {
    this.op = op;
    this.sort = sort;
    this.name = name;
    this.number = number;
    this.args = args;
    this.hash =
        ((op.ordinal() * 31 + name.hashCode()) * 31 + number.hashCode()) * 31 + args.hashCode();
  }

  static Smt integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  static Smt integer(BigInteger value) {
    return new Smt(Op.NUMBER, Sort.INT, "", value, List.of());
  }

  static Smt real(BigInteger value) {
    return new Smt(Op.NUMBER, Sort.REAL, "", value, List.of());
  }

  /** A fraction in lowest terms; a denominator other than 1 is kept as the argument. */
  static Smt real(BigInteger value, BigInteger denominator) {
    BigInteger common = value.gcd(denominator).max(BigInteger.ONE);
    BigInteger below = denominator.divide(common);
    List<Smt> args = below.equals(BigInteger.ONE) ? List.of() : List.of(integer(below));
    return new Smt(Op.NUMBER, Sort.REAL, "", value.divide(common), args);
  }

  BigInteger denominator() {
    return args.isEmpty() ? BigInteger.ONE : args.getFirst().number;
  }

  static Smt apply(String name, Sort sort, Smt... args) {
    return apply(name, sort, List.of(args));
  }

  static Smt apply(String name, Sort sort, List<Smt> args) {
    return new Smt(Op.APPLY, sort, name, BigInteger.ZERO, List.copyOf(args));
  }

  private static Smt of(Op op, Sort sort, Smt... args) {
    return new Smt(op, sort, "", BigInteger.ZERO, List.of(args));
  }

  static Smt of(boolean value) {
    return value ? TRUE : FALSE;
  }

  Smt not() {
    return switch (op) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case NOT -> args.getFirst();
      default -> of(Op.NOT, Sort.BOOL, this);
    };
  }

  Smt and(Smt other) {
    if (op == Op.FALSE || other.op == Op.TRUE) {
      return this;
    }
    return op == Op.TRUE || other.op == Op.FALSE ? other : of(Op.AND, Sort.BOOL, this, other);
  }

  Smt or(Smt other) {
    if (op == Op.TRUE || other.op == Op.FALSE) {
      return this;
    }
    return op == Op.FALSE || other.op == Op.TRUE ? other : of(Op.OR, Sort.BOOL, this, other);
  }

  Smt implies(Smt other) {
    return not().or(other);
  }

  Smt equal(Smt other) {
    if (equals(other)) {
      return TRUE;
    }
    if (op == Op.NUMBER && other.op == Op.NUMBER) {
      return FALSE;
    }
    return of(Op.EQUAL, Sort.BOOL, this, other);
  }

  Smt less(Smt other) {
    return op == Op.NUMBER && other.op == Op.NUMBER
        ? of(compare(other) < 0)
        : of(Op.LESS, Sort.BOOL, this, other);
  }

  Smt atMost(Smt other) {
    return op == Op.NUMBER && other.op == Op.NUMBER
        ? of(compare(other) <= 0)
        : of(Op.LESS_EQUAL, Sort.BOOL, this, other);
  }

  /** Whether it is from {@code low} to {@code high}, both included. */
  Smt within(Smt low, Smt high) {
    return low.atMost(this).and(atMost(high));
  }

  Smt plus(Smt other) {
    return number(other, number.add(other.number)).orNode(Op.ADD, this, other);
  }

  Smt minus(Smt other) {
    return number(other, number.subtract(other.number)).orNode(Op.SUBTRACT, this, other);
  }

  Smt times(Smt other) {
    return number(other, number.multiply(other.number)).orNode(Op.MULTIPLY, this, other);
  }

  Smt negated() {
    return (sort == Sort.INT ? integer(0) : real(BigInteger.ZERO)).minus(this);
  }

  /** {@code this ? then : otherwise}. */
  Smt choose(Smt then, Smt otherwise) {
    return switch (op) {
      case TRUE -> then;
      case FALSE -> otherwise;
      default ->
          then.equals(otherwise)
              ? then
              : new Smt(Op.IF, then.sort, "", BigInteger.ZERO, List.of(this, then, otherwise));
    };
  }

  /** A result that is known, if both operands are numbers. */
  private record Folded(boolean known, Smt value) {
    Smt orNode(Op op, Smt left, Smt right) {
      return known ? value : of(op, left.sort, left, right);
    }
  }

  private Folded number(Smt other, BigInteger result) {
    boolean known =
        op == Op.NUMBER && other.op == Op.NUMBER && args.isEmpty() && other.args.isEmpty();
    return new Folded(known, new Smt(Op.NUMBER, sort, "", result, List.of()));
  }

  private int compare(Smt other) {
    return number.multiply(other.denominator()).compareTo(other.number.multiply(denominator()));
  }

  boolean isNumber() {
    return op == Op.NUMBER;
  }

  @Override
  public boolean equals(Object object) {
    return this == object
        || (object instanceof Smt other
            && hash == other.hash
            && op == other.op
            && sort == other.sort
            && name.equals(other.name)
            && number.equals(other.number)
            && args.equals(other.args));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As SMT-LIB writes it, but for names. */
  @Override
  public String toString() {
    String head =
        switch (op) {
          case APPLY -> name;
          case NUMBER -> args.isEmpty() ? number.toString() : "/ " + number;
          default -> op.text;
        };
    return args.isEmpty()
        ? head
        : args.stream().map(Smt::toString).collect(Collectors.joining(" ", "(" + head + " ", ")"));
  }
}
