package org.cascade.lang.refine.walk;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;

/** Functions made of functions. */
final class Closures {
  private Closures() {}

  private record Made(String of, Term.Closure function) {}

  static Term.Closure not(Term.Closure function) {
    return new Term.Closure(
        new Made("not", function),
        function.type(),
        args -> {
          Term.Applied applied = function.apply(args);
          return new Term.Applied(Term.not(applied.value()), applied.defined());
        });
  }

  /** The elements that are not below a number. */
  static Term.Closure notBelow(Term least) {
    return compared("not below", least, e -> Translation.lessEqual(least, e));
  }

  /** The elements that are not above a number. */
  static Term.Closure notAbove(Term most) {
    return compared("not above", most, e -> Translation.lessEqual(e, most));
  }

  private record Compared(String how, Term with) {}

  private static Term.Closure compared(String how, Term with, UnaryOperator<Term> holds) {
    return new Term.Closure(
        new Compared(how, with),
        new Type.Fun(List.of(with.type()), Builtin.BOOL_TYPE, Effects.PURE),
        args -> new Term.Applied(holds.apply(args.getFirst()), Term.TRUE));
  }

  /** Whether a function of one parameter comes to a value. */
  static Term.Closure defined(Term.Closure function) {
    Type.Fun type =
        new Type.Fun(function.type().params(), Builtin.BOOL_TYPE, function.type().effects());
    return new Term.Closure(
        new Made("defined", function),
        type,
        args -> new Term.Applied(function.apply(args).defined(), Term.TRUE));
  }

  /** That a function of one parameter comes to a value for all elements. */
  static Term definedForAll(Term array, Term.Closure function) {
    List<Term> any =
        function.type().params().stream().<Term>map(t -> new Term.Symbol("any", t, false)).toList();
    return function.apply(any).defined().equals(Term.TRUE)
        ? Term.TRUE
        : new Term.ForAll(array, defined(function));
  }
}
