package org.cascade.lang.refine.term;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * A value as a solver sees it: pure, without binders. Terms are equal by structure, so that the
 * same expression over the same variables is the same term.
 */
public sealed interface Term {
  Term TRUE = new Constant(true);
  Term FALSE = new Constant(false);

  /** Long, Double, Boolean or String. */
  public record Constant(Object value) implements Term {
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

    @Override
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
  public record Operation(Primitive op, List<Term> args) implements Term {
    @Override
    public String toString() {
      return op.name().toLowerCase(java.util.Locale.ROOT) + joined(args);
    }
  }

  /** {@code condition ? then : otherwise}, of values that are no Bools. */
  public record Choice(Term condition, Term then, Term otherwise) implements Term {}

  /**
   * A function of which only is known that it is one: of equal arguments it gives equal results.
   *
   * @param type without refinements, so that terms that differ in them only are one term
   */
  public record Apply(Head head, Type type, List<Term> args) implements Term {
    public Apply {
      type = Types.erased(type);
      args = List.copyOf(args);
    }

    @Override
    public String toString() {
      return head.detail() + joined(args);
    }
  }

  /**
   * Whether the operation gives a value, once its operands have one: no overflow, no division by
   * zero, no index outside.
   */
  record Defined(Term of) implements Term {}

  /** Whether the predicate holds of every element of an Array or Set. */
  record ForAll(Term collection, Closure predicate) implements Term {}

  /** Whether the value is an element of an Array or Set, or a key of a Map. */
  record Member(Term element, Term collection) implements Term {}

  /** A function value that can be applied to terms. Equal identities mean the same function. */
  final class Closure implements Term {
    private final Object identity;
    private final Type.Fun type;
    private final Function<List<Term>, Applied> body;

    public Closure(Object identity, Type.Fun type, Function<List<Term>, Applied> body) {
      this.identity = identity;
      this.type = type;
      this.body = body;
    }

    @Override
    public Type.Fun type() {
      return type;
    }

    public Applied apply(List<Term> args) {
      return body.apply(args);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Closure c && c.identity.equals(identity);
    }

    @Override
    public int hashCode() {
      return identity.hashCode();
    }

    @Override
    public String toString() {
      return "function";
    }
  }

  /**
   * What applying a function comes to.
   *
   * @param defined whether it comes to a value at all
   */
  record Applied(Term value, Term defined) {}

  /**
   * Names a function.
   *
   * @param detail a field, constructor, function symbol or index
   */
  public record Head(Kind kind, Object detail) {}

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
    /** The detail is a {@link LibraryOp}. */
    LIBRARY,
    CALL,
    TYPE,
    OTHER
  }

  private static String joined(List<Term> args) {
    return args.stream().map(Term::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  /** What kind of value it is; of a symbol the declared type, refinements and all. */
  default Type type() {
    return switch (this) {
      case Constant c ->
          switch (c.value()) {
            case Long l -> Builtin.INT_TYPE;
            case Double d -> Builtin.REAL_TYPE;
            case Boolean b -> Builtin.BOOL_TYPE;
            default -> Builtin.STRING_TYPE;
          };
      case Operation o -> typeOf(o.op());
      case Choice c -> c.then().type();
      case Apply a -> a.type();
      case Symbol s -> s.type();
      case Closure c -> c.type();
      case Defined d -> Builtin.BOOL_TYPE;
      case ForAll f -> Builtin.BOOL_TYPE;
      case Member m -> Builtin.BOOL_TYPE;
    };
  }

  private static Type typeOf(Primitive op) {
    return switch (op) {
      case INT_ADD, INT_SUBTRACT, INT_MULTIPLY, INT_DIVIDE, INT_REMAINDER, INT_POWER, INT_NEGATE ->
          Builtin.INT_TYPE;
      case REAL_ADD,
          REAL_SUBTRACT,
          REAL_MULTIPLY,
          REAL_DIVIDE,
          REAL_REMAINDER,
          REAL_POWER,
          REAL_NEGATE ->
          Builtin.REAL_TYPE;
      case STRING_CONCAT, STRING_INDEX, SHOW -> Builtin.STRING_TYPE;
      case RANGE -> Builtin.array(Builtin.INT_TYPE);
      case AND, OR, NOT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          Builtin.BOOL_TYPE;
      // Their types depend on their operands, so they are an Apply with a type of its own.
      case ARRAY_INDEX,
          MAP_INDEX,
          NUM_ADD,
          NUM_SUBTRACT,
          NUM_MULTIPLY,
          NUM_DIVIDE,
          NUM_REMAINDER,
          NUM_POWER,
          NUM_NEGATE ->
          throw new IllegalStateException("`" + op + "` is no operation of terms");
    };
  }

  /** The terms right inside; none for a closure, whose body is made when it is applied. */
  default List<Term> parts() {
    return switch (this) {
      case Operation o -> o.args();
      case Apply a -> a.args();
      case Choice c -> List.of(c.condition(), c.then(), c.otherwise());
      case Defined d -> List.of(d.of());
      case ForAll f -> List.of(f.collection(), f.predicate());
      case Member m -> List.of(m.element(), m.collection());
      case Constant c -> List.of();
      case Symbol s -> List.of();
      case Closure c -> List.of();
    };
  }

  // ---- making terms, simplified where that is free ----

  public static Term constant(Object value) {
    return new Constant(value);
  }

  public static Term of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static Term apply(Kind kind, Object detail, Type type, Term... args) {
    return new Apply(new Head(kind, detail), type, List.of(args));
  }

  public static Term not(Term term) {
    if (term instanceof Constant c && c.value() instanceof Boolean b) {
      return of(!b);
    }
    if (term instanceof Operation o && o.op() == Primitive.NOT) {
      return o.args().getFirst();
    }
    return new Operation(Primitive.NOT, List.of(term));
  }

  public static Term and(Term left, Term right) {
    if (left.equals(TRUE) || right.equals(FALSE)) {
      return right;
    }
    return left.equals(FALSE) || right.equals(TRUE)
        ? left
        : new Operation(Primitive.AND, List.of(left, right));
  }

  public static Term or(Term left, Term right) {
    return not(and(not(left), not(right)));
  }

  public static Term implies(Term left, Term right) {
    return not(and(left, not(right)));
  }

  public static Term equal(Term left, Term right) {
    if (left instanceof Constant a && right instanceof Constant b) {
      boolean reals = a.value() instanceof Double && b.value() instanceof Double;
      return of(
          reals
              ? ((Double) a.value()).doubleValue() == (Double) b.value()
              : a.value().equals(b.value()));
    }
    if (left.equals(TRUE)) {
      return right;
    }
    return right.equals(TRUE) ? left : new Operation(Primitive.EQUAL, List.of(left, right));
  }
}
