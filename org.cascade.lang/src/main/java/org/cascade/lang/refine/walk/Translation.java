package org.cascade.lang.refine.walk;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Definedness;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.refine.term.TermValues;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;

/** Terms of operations whose operands are terms, simplified where that is free. */
final class Translation {
  static final Term UNIT = Term.apply(Term.Kind.TUPLE, "()", Type.UNIT);

  private Translation() {}

  static Term operation(Core.Operate o, List<Term> args) {
    boolean bools = Builtin.is(o.args().getFirst().type(), Builtin.BOOL);
    return switch (o.op()) {
      case AND -> Term.and(args.get(0), args.get(1));
      case OR -> Term.or(args.get(0), args.get(1));
      case NOT -> Term.not(args.get(0));
      case EQUAL -> bools ? same(args.get(0), args.get(1)) : Term.equal(args.get(0), args.get(1));
      case NOT_EQUAL ->
          Term.not(bools ? same(args.get(0), args.get(1)) : Term.equal(args.get(0), args.get(1)));
      case LESS -> computed(Primitive.LESS, args.get(0), args.get(1));
      case LESS_EQUAL -> computed(Primitive.LESS_EQUAL, args.get(0), args.get(1));
      case GREATER -> computed(Primitive.LESS, args.get(1), args.get(0));
      case GREATER_EQUAL -> computed(Primitive.LESS_EQUAL, args.get(1), args.get(0));
      case ARRAY_INDEX -> index(args.get(0), args.get(1), o.type());
      case MAP_INDEX -> library(LibraryOp.MAP_INDEX, o.type(), args);
      case RANGE -> library(LibraryOp.ARRAY_RANGE, o.type(), args);
      case SHOW -> show(args.getFirst());
      case NUM_ADD, NUM_SUBTRACT, NUM_MULTIPLY, NUM_DIVIDE, NUM_REMAINDER, NUM_POWER, NUM_NEGATE ->
          typed(Term.Kind.OTHER, o.op(), o.type(), args);
      default -> computed(o.op(), args.toArray(Term[]::new));
    };
  }

  static Term same(Term left, Term right) {
    Term both = Term.and(left, right);
    Term none = Term.and(Term.not(left), Term.not(right));
    return Term.or(both, none);
  }

  /** The operation, or its value if that is known. */
  static Term computed(Primitive op, Term... args) {
    Term made = new Term.Operation(op, List.of(args));
    for (Term arg : args) {
      if (!(arg instanceof Term.Constant)) {
        return made;
      }
    }
    return TermValues.evaluate(made, Map.of()).map(Term::constant).orElse(made);
  }

  static Term less(Term left, Term right) {
    return computed(Primitive.LESS, left, right);
  }

  static Term lessEqual(Term left, Term right) {
    return computed(Primitive.LESS_EQUAL, left, right);
  }

  static Term library(LibraryOp op, Type type, List<Term> args) {
    return typed(Term.Kind.LIBRARY, op, type, args);
  }

  static Term typed(Term.Kind kind, Object detail, Type type, List<Term> args) {
    return new Term.Apply(new Term.Head(kind, detail), type, args);
  }

  private static Term index(Term array, Term index, Type type) {
    if (array instanceof Term.Apply a
        && a.head().kind() == Term.Kind.ARRAY
        && index instanceof Term.Constant c
        && c.value() instanceof Long i
        && i >= 0
        && i < a.args().size()) {
      return a.args().get(i.intValue());
    }
    return library(LibraryOp.ARRAY_INDEX, type, List.of(array, index));
  }

  static Term show(Term value) {
    if (Builtin.is(value.type(), Builtin.STRING)) {
      return value;
    }
    return value instanceof Term.Constant c && !(c.value() instanceof Double)
        ? Term.constant(c.value().toString())
        : library(LibraryOp.STRING_SHOW, Builtin.STRING_TYPE, List.of(value));
  }

  /** A text put together. */
  static Term template(List<Term> parts) {
    Term text = Term.constant("");
    for (Term part : parts) {
      Term shown = show(part);
      text =
          text.equals(Term.constant("")) ? shown : computed(Primitive.STRING_CONCAT, text, shown);
    }
    return text;
  }

  static Term length(Term of) {
    if (of instanceof Term.Constant c && c.value() instanceof String s) {
      return Term.constant((long) s.codePointCount(0, s.length()));
    }
    if (of instanceof Term.Apply a && a.head().kind() == Term.Kind.ARRAY) {
      return Term.constant((long) a.args().size());
    }
    return Term.apply(Term.Kind.LENGTH, "length", Builtin.INT_TYPE, of);
  }

  /** A part of a value; of one just built, what was put in. */
  static Term part(
      Term whole, Term.Kind built, Term.Kind read, Object detail, int index, Type type) {
    if (whole instanceof Term.Apply a && a.head().kind() == built && index < a.args().size()) {
      return a.args().get(index);
    }
    return typed(read, detail, type, List.of(whole));
  }

  // ---- sums ----

  static Term variant(SumSymbol.Constructor constructor, Type type, Term... fields) {
    return typed(Term.Kind.VARIANT, constructor, type, List.of(fields));
  }

  static Term isVariant(SumSymbol.Constructor constructor, Term subject) {
    return switch (subject) {
      case Term.Apply a when a.head().kind() == Term.Kind.VARIANT ->
          Term.of(a.head().detail() == constructor);
      case Term.Choice c ->
          Memory.either(
              c.condition(),
              isVariant(constructor, c.then()),
              isVariant(constructor, c.otherwise()));
      default -> Term.apply(Term.Kind.IS_VARIANT, constructor, Builtin.BOOL_TYPE, subject);
    };
  }

  /** A field of a value that is of the constructor; meaningless if it is not. */
  static Term variantField(SumSymbol.Constructor constructor, int index, Term subject, Type type) {
    if (subject instanceof Term.Apply a && a.head().kind() == Term.Kind.VARIANT) {
      if (a.head().detail() == constructor) {
        return a.args().get(index);
      }
    }
    if (subject instanceof Term.Choice c) {
      boolean first = isVariant(constructor, c.then()).equals(Term.FALSE);
      boolean second = isVariant(constructor, c.otherwise()).equals(Term.FALSE);
      if (first != second) {
        return variantField(constructor, index, first ? c.otherwise() : c.then(), type);
      }
      if (!first) {
        return Memory.either(
            c.condition(),
            variantField(constructor, index, c.then(), type),
            variantField(constructor, index, c.otherwise(), type));
      }
    }
    return typed(Term.Kind.VARIANT_FIELD, List.of(constructor, index), type, List.of(subject));
  }

  /** What is true of an operation's value that a solver does not know. */
  static Term known(Term term) {
    Term zero = Term.constant(0L);
    return term instanceof Term.Operation o && o.op() == Primitive.INT_POWER
        ? Term.implies(lessEqual(zero, o.args().get(0)), lessEqual(zero, o))
        : Term.TRUE;
  }

  // ---- what may abort ----

  /** That an operation comes to a value once its operands have one; in simple terms if possible. */
  static Term defined(Term term) {
    if (!Definedness.mayAbort(term)) {
      return Term.TRUE;
    }
    return switch (term) {
      case Term.Operation o when o.args().stream().allMatch(Term.Constant.class::isInstance) ->
          Term.of(TermValues.evaluate(o, Map.of()).isPresent());
      case Term.Operation o when o.op() == Primitive.INT_DIVIDE -> divides(o);
      case Term.Operation o when o.op() == Primitive.INT_REMAINDER ->
          Term.not(Term.equal(o.args().get(1), Term.constant(0L)));
      case Term.Apply a when a.head().detail() == LibraryOp.STRING_MATCHES ->
          isPattern(a.args().get(1)) ? Term.TRUE : new Term.Defined(term);
      case Term.Apply a when a.head().detail() == LibraryOp.ARRAY_INDEX ->
          Term.and(
              lessEqual(Term.constant(0L), a.args().get(1)),
              less(a.args().get(1), length(a.args().get(0))));
      default -> new Term.Defined(term);
    };
  }

  private static boolean isPattern(Term term) {
    if (!(term instanceof Term.Constant c && c.value() instanceof String text)) {
      return false;
    }
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException notOne) {
      return false;
    }
  }

  private static Term divides(Term.Operation o) {
    Term divisor = o.args().get(1);
    Term smallest = Term.equal(o.args().get(0), Term.constant(Long.MIN_VALUE));
    Term overflow = Term.and(smallest, Term.equal(divisor, Term.constant(-1L)));
    return Term.and(Term.not(Term.equal(divisor, Term.constant(0L))), Term.not(overflow));
  }
}
