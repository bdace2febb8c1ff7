package org.cascade.lang.refine.smt;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** The terms that axioms are written with. */
final class Terms {
  static final Term ZERO = Term.constant(0L);
  static final Term ONE = Term.constant(1L);

  /** The detail of {@link #same}. */
  static final String SAME = "same";

  private Terms() {}

  static Term add(Term left, Term right) {
    return new Term.Operation(Primitive.INT_ADD, List.of(left, right));
  }

  static Term subtract(Term left, Term right) {
    return new Term.Operation(Primitive.INT_SUBTRACT, List.of(left, right));
  }

  static Term less(Term left, Term right) {
    return new Term.Operation(Primitive.LESS, List.of(left, right));
  }

  static Term atMost(Term left, Term right) {
    return new Term.Operation(Primitive.LESS_EQUAL, List.of(left, right));
  }

  static Term and(Term first, Term... others) {
    Term all = first;
    for (Term other : others) {
      all = Term.and(all, other);
    }
    return all;
  }

  static Term iff(Term left, Term right) {
    return and(Term.implies(left, right), Term.implies(right, left));
  }

  /**
   * Whether no program can tell the two apart; unlike {@code ==}, of a NaN and itself too, and not
   * of zeros with different signs.
   */
  static Term same(Term left, Term right) {
    return left.equals(right)
        ? Term.TRUE
        : Term.apply(Term.Kind.OTHER, SAME, Builtin.BOOL_TYPE, left, right);
  }

  static Term equal(Term left, Term right) {
    return new Term.Operation(Primitive.EQUAL, List.of(left, right));
  }

  static Term choice(Term condition, Term then, Term otherwise) {
    return new Term.Choice(condition, then, otherwise);
  }

  static Term length(Term of) {
    return Term.apply(Term.Kind.LENGTH, "length", Builtin.INT_TYPE, of);
  }

  static Term at(Term array, Term index) {
    return library(LibraryOp.ARRAY_INDEX, element(array.type()), array, index);
  }

  static Term valueOf(Term map, Term key) {
    return library(LibraryOp.MAP_INDEX, Types.args(map.type()).get(1), map, key);
  }

  static Term library(LibraryOp op, Type type, Term... args) {
    return Term.apply(Term.Kind.LIBRARY, op, type, args);
  }

  static Term isSome(Term option) {
    return is(some(), option);
  }

  static Term some(Term option) {
    return field(some(), 0, Types.args(option.type()).getFirst(), option);
  }

  private static SumSymbol.Constructor some() {
    return Builtin.OPTION.constructor("Some").orElseThrow();
  }

  static Term is(SumSymbol.Constructor constructor, Term value) {
    return Term.apply(Term.Kind.IS_VARIANT, constructor, Builtin.BOOL_TYPE, value);
  }

  static Term field(SumSymbol.Constructor constructor, int index, Type type, Term value) {
    return Term.apply(Term.Kind.VARIANT_FIELD, List.of(constructor, index), type, value);
  }

  /** Of {@code 0 <= index < length}. */
  static Term isIndex(Term index, Term array) {
    return and(atMost(ZERO, index), less(index, length(array)));
  }

  static Type element(Type collection) {
    return Types.args(collection).stream().findFirst().orElse(Type.Special.ANY);
  }

  static boolean isArray(Type type) {
    return Builtin.is(type, Builtin.ARRAY);
  }

  static boolean isMap(Type type) {
    return Builtin.is(type, Builtin.MAP) || Builtin.is(type, Builtin.BTREE);
  }

  static boolean isCollection(Type type) {
    return isArray(type) || isMap(type) || Builtin.is(type, Builtin.SET);
  }

  /** Which operation of the library this is. */
  static Optional<LibraryOp> operation(Term term) {
    return term instanceof Term.Apply a && a.head().detail() instanceof LibraryOp op
        ? Optional.of(op)
        : Optional.empty();
  }
}
