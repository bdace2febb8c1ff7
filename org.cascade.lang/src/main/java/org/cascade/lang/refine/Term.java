package org.cascade.lang.refine;

import java.util.List;
import java.util.stream.Collectors;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Type;

/**
 * A value as a solver sees it: pure, without binders. Terms are equal by structure, so that the
 * same expression over the same variables is the same term.
 */
public sealed interface Term {
  Term TRUE = new Constant(true);
  Term FALSE = new Constant(false);

  /** Long, Double, Boolean or String. */
  record Constant(Object value) implements Term {
    @Override
    public String toString() {
      return value instanceof String s ? '"' + s + '"' : String.valueOf(value);
    }
  }

  /**
   * A value of which nothing is known but its type; two are the same only if they are the same
   * object.
   */
  final class Symbol implements Term {
    private final String name;
    private final Type type;
    private final boolean given;

    /**
     * @param given whether it stands for a variable that may have any value of its type, not for
     *     the result of something that is not understood
     */
    public Symbol(String name, Type type, boolean given) {
      this.name = name;
      this.type = type;
      this.given = given;
    }

    public String name() {
      return name;
    }

    public Type type() {
      return type;
    }

    public boolean isGiven() {
      return given;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An operation with a meaning of its own; comparisons are EQUAL, LESS and LESS_EQUAL only. */
  record Operation(Primitive op, List<Term> args) implements Term {
    @Override
    public String toString() {
      return op.name().toLowerCase(java.util.Locale.ROOT) + joined(args);
    }
  }

  /** {@code condition ? then : otherwise}, of values that are no Bools. */
  record Choice(Term condition, Term then, Term otherwise) implements Term {}

  /**
   * A function of which only is known that it is one: of equal arguments it gives equal results.
   */
  record Apply(Head head, List<Term> args) implements Term {
    @Override
    public String toString() {
      return head.detail() + joined(args);
    }
  }

  /**
   * Names a function.
   *
   * @param detail a field, constructor, function symbol or index
   */
  record Head(Kind kind, Object detail) {}

  enum Kind {
    RECORD,
    FIELD,
    TUPLE,
    ITEM,
    ARRAY,
    VARIANT,
    IS_VARIANT,
    VARIANT_FIELD,
    LENGTH,
    CALL,
    TYPE,
    OTHER
  }

  private static String joined(List<Term> args) {
    return args.stream().map(Term::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  // ---- making terms, simplified where that is free ----

  static Term constant(Object value) {
    return new Constant(value);
  }

  static Term of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Term apply(Kind kind, Object detail, Term... args) {
    return new Apply(new Head(kind, detail), List.of(args));
  }

  static Term not(Term term) {
    if (term instanceof Constant c && c.value() instanceof Boolean b) {
      return of(!b);
    }
    if (term instanceof Operation o && o.op() == Primitive.NOT) {
      return o.args().getFirst();
    }
    return new Operation(Primitive.NOT, List.of(term));
  }

  static Term and(Term left, Term right) {
    if (left.equals(TRUE) || right.equals(FALSE)) {
      return right;
    }
    return left.equals(FALSE) || right.equals(TRUE)
        ? left
        : new Operation(Primitive.AND, List.of(left, right));
  }

  static Term or(Term left, Term right) {
    return not(and(not(left), not(right)));
  }

  static Term equal(Term left, Term right) {
    if (left instanceof Constant a && right instanceof Constant b) {
      return of(a.value().equals(b.value()));
    }
    if (left.equals(TRUE)) {
      return right;
    }
    return right.equals(TRUE) ? left : new Operation(Primitive.EQUAL, List.of(left, right));
  }
}
