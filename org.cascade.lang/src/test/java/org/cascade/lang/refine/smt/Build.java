package org.cascade.lang.refine.smt;

import java.util.List;
import java.util.function.Function;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.Definedness;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;

/** Writes terms briefly. */
final class Build {
  static final Type INT = Builtin.INT_TYPE;
  static final Type REAL = Builtin.REAL_TYPE;
  static final Type BOOL = Builtin.BOOL_TYPE;
  static final Type STRING = Builtin.STRING_TYPE;
  static final Type INTS = Builtin.array(INT);
  static final Type SET = new Type.Con(Builtin.SET, List.of(INT));
  static final Type MAP = new Type.Con(Builtin.MAP, List.of(INT, INT));

  private Build() {}

  static Term.Symbol symbol(String name, Type type) {
    return new Term.Symbol(name, type, true);
  }

  static Term n(long value) {
    return Term.constant(value);
  }

  static Term r(double value) {
    return Term.constant(value);
  }

  static Term text(String value) {
    return Term.constant(value);
  }

  static Term op(Primitive op, Term... args) {
    return new Term.Operation(op, List.of(args));
  }

  static Term le(Term left, Term right) {
    return op(Primitive.LESS_EQUAL, left, right);
  }

  static Term lt(Term left, Term right) {
    return op(Primitive.LESS, left, right);
  }

  static Term add(Term left, Term right) {
    return op(Primitive.INT_ADD, left, right);
  }

  static Term sub(Term left, Term right) {
    return op(Primitive.INT_SUBTRACT, left, right);
  }

  static Term eq(Term left, Term right) {
    return op(Primitive.EQUAL, left, right);
  }

  static Term len(Term of) {
    return Terms.length(of);
  }

  static Term at(Term array, Term index) {
    return Terms.at(array, index);
  }

  static Term ints(LibraryOp op, Term... args) {
    return Terms.library(op, INTS, args);
  }

  static Term is(LibraryOp op, Term... args) {
    return Terms.library(op, BOOL, args);
  }

  static Term array(Term... items) {
    return new Term.Apply(new Term.Head(Term.Kind.ARRAY, "array"), INTS, List.of(items));
  }

  static Term.Closure closure(String name, Type result, Function<Term, Term> body) {
    return new Term.Closure(
        name,
        new Type.Fun(List.of(INT), result, Effects.PURE),
        args -> {
          Term value = body.apply(args.getFirst());
          return new Term.Applied(value, Definedness.of(value));
        });
  }

  static Term all(Term array, Term.Closure predicate) {
    return new Term.ForAll(array, predicate);
  }

  static Term in(Term element, Term collection) {
    return new Term.Member(element, collection);
  }
}
