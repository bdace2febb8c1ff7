package org.cascade.lang.refine.walk;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Terms of operations and calls whose operands are terms. */
public final class Translation {
  private Translation() {}

  public static Optional<Term> operation(Core.Operate o, List<Term> args) {
    boolean bools = Builtin.is(o.args().getFirst().type(), Builtin.BOOL);
    return Optional.ofNullable(
        switch (o.op()) {
          case AND -> Term.and(args.get(0), args.get(1));
          case OR -> Term.or(args.get(0), args.get(1));
          case NOT -> Term.not(args.get(0));
          case EQUAL -> bools ? same(args) : Term.equal(args.get(0), args.get(1));
          case NOT_EQUAL -> Term.not(bools ? same(args) : Term.equal(args.get(0), args.get(1)));
          case LESS -> compare(Primitive.LESS, args.get(0), args.get(1));
          case LESS_EQUAL -> compare(Primitive.LESS_EQUAL, args.get(0), args.get(1));
          case GREATER -> compare(Primitive.LESS, args.get(1), args.get(0));
          case GREATER_EQUAL -> compare(Primitive.LESS_EQUAL, args.get(1), args.get(0));
          case INT_ADD,
              INT_SUBTRACT,
              INT_MULTIPLY,
              INT_DIVIDE,
              INT_REMAINDER,
              INT_NEGATE,
              REAL_ADD,
              REAL_SUBTRACT,
              REAL_MULTIPLY,
              REAL_DIVIDE,
              REAL_NEGATE,
              STRING_CONCAT ->
              new Term.Operation(o.op(), args);
          default -> typed(Term.Kind.OTHER, o.op(), o.type(), args);
        });
  }

  private static Term same(List<Term> args) {
    Term both = Term.and(args.get(0), args.get(1));
    Term none = Term.and(Term.not(args.get(0)), Term.not(args.get(1)));
    return Term.or(both, none);
  }

  private static Term compare(Primitive op, Term left, Term right) {
    Term made = new Term.Operation(op, List.of(left, right));
    boolean constant = left instanceof Term.Constant && right instanceof Term.Constant;
    return constant
        ? TermValues.evaluate(made, java.util.Map.of()).map(Term::constant).orElse(made)
        : made;
  }

  /** A call of a pure function; of equal arguments it gives equal results. */
  public static Optional<Term> call(Core.Call c, List<Term> args) {
    FunctionSymbol f = c.function();
    boolean ofLibrary = f.module().equals(Builtin.MODULE) && f.owner().isEmpty();
    if (ofLibrary && f.name().equals("length") && args.size() == 1) {
      return Optional.of(length(args.getFirst()));
    }
    if (ofLibrary && f.name().equals("is_empty") && args.size() == 1) {
      return Optional.of(Term.equal(length(args.getFirst()), Term.constant(0L)));
    }
    boolean pure = f.effects().isPure() && !holdsFunction(c);
    return pure ? Optional.of(typed(Term.Kind.CALL, f, c.type(), args)) : Optional.empty();
  }

  private static boolean holdsFunction(Core.Call c) {
    return c.args().stream().anyMatch(a -> Types.unrefined(a.type()) instanceof Type.Fun);
  }

  private static Term length(Term of) {
    if (of instanceof Term.Constant c && c.value() instanceof String s) {
      return Term.constant((long) s.codePointCount(0, s.length()));
    }
    if (of instanceof Term.Apply a && a.head().kind() == Term.Kind.ARRAY) {
      return Term.constant((long) a.args().size());
    }
    return Term.apply(Term.Kind.LENGTH, "length", Builtin.INT_TYPE, of);
  }

  public static Term typed(Term.Kind kind, Object detail, Type type, List<Term> args) {
    return new Term.Apply(new Term.Head(kind, detail), type, args);
  }

  /** A part of a value; of one just built, what was put in. */
  public static Term part(
      Term whole, Term.Kind built, Term.Kind read, Object detail, int index, Type type) {
    if (whole instanceof Term.Apply a && a.head().kind() == built && index < a.args().size()) {
      return a.args().get(index);
    }
    return typed(read, detail, type, List.of(whole));
  }
}
