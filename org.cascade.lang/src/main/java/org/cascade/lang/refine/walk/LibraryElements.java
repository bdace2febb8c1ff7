package org.cascade.lang.refine.walk;

import static org.cascade.lang.refine.walk.Translation.length;
import static org.cascade.lang.refine.walk.Translation.less;
import static org.cascade.lang.refine.walk.Translation.lessEqual;
import static org.cascade.lang.refine.walk.Translation.library;
import static org.cascade.lang.refine.walk.Translation.typed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;

/** What functions of arrays mean that ask something of each element, or find one. */
final class LibraryElements {
  private static final Term ZERO = Term.constant(0L);
  private static final List<TypeSymbol> PLAIN = List.of(Builtin.INT, Builtin.STRING, Builtin.BOOL);
  private static final int FEW = 8;

  private LibraryElements() {}

  static void meanings(Map<String, Library.Meaning> all) {
    all.put(
        "Array.all",
        (a, t) -> Library.closure(a).filter(f -> isBool(t)).map(f -> all(a.get(0), f)));
    all.put("Array.each", (a, t) -> Library.closure(a).map(f -> each(a.get(0), f)));
    all.put("Array.any", (a, t) -> Library.closure(a).map(f -> anyOf(a.get(0), f)));
    all.put("Array.find", (a, t) -> Library.closure(a).map(f -> found(a, f, t)));
    all.put("Array.index_of", (a, t) -> Optional.of(indexOf(a, t)));
    all.put("Array.min", (a, t) -> Optional.of(member("min", a, t, Closures::notBelow)));
    all.put("Array.max", (a, t) -> Optional.of(member("max", a, t, Closures::notAbove)));
    all.put("Array.sum", (a, t) -> isInt(t) ? Optional.of(sum(a, t)) : Optional.empty());
  }

  private static boolean isBool(Type type) {
    return Builtin.is(type, Builtin.BOOL);
  }

  private static Library.Meant all(Term array, Term.Closure holds) {
    if (array instanceof Term.Apply a
        && a.head().kind() == Term.Kind.ARRAY
        && a.args().size() <= FEW) {
      Term value = Term.TRUE;
      Term defined = Term.TRUE;
      for (Term element : a.args()) {
        Term.Applied applied = holds.apply(List.of(element));
        defined = Term.and(defined, Term.implies(value, applied.defined()));
        value = Term.and(value, applied.value());
      }
      return new Library.Meant(value, defined, Term.TRUE);
    }
    Term value = new Term.ForAll(array, holds);
    Term defined = comesToValues(array, holds);
    Term known = Term.implies(value, Closures.definedForAll(array, holds));
    return new Library.Meant(value, defined, known);
  }

  /**
   * Evaluated for each element until one decides. That it came to a value tells nothing of the
   * others; that it would for all is enough.
   */
  private static Term comesToValues(Term array, Term.Closure function) {
    Term all = Closures.definedForAll(array, function);
    return all.equals(Term.TRUE)
        ? Term.TRUE
        : Term.or(new Term.Defined(new Term.ForAll(array, function)), all);
  }

  /** It has come back, so it did for each. */
  private static Library.Meant each(Term array, Term.Closure function) {
    return new Library.Meant(Translation.UNIT, Closures.definedForAll(array, function), Term.TRUE);
  }

  private static Library.Meant anyOf(Term array, Term.Closure holds) {
    Library.Meant all = all(array, Closures.not(holds));
    return new Library.Meant(Term.not(all.value()), all.defined(), all.known());
  }

  private static Library.Meant found(List<Term> args, Term.Closure holds, Type type) {
    Term value = typed(Term.Kind.CALL, "find", type, args);
    Term element = LibrarySums.content(LibrarySums.some(), value);
    Term.Applied applied = holds.apply(List.of(element));
    Term one = Term.and(new Term.Member(element, args.get(0)), applied.value());
    Term none = new Term.ForAll(args.get(0), Closures.not(holds));
    Term is = Translation.isVariant(LibrarySums.some(), value);
    Term known = Term.and(Term.implies(is, one), Term.implies(Term.not(is), none));
    return new Library.Meant(value, comesToValues(args.get(0), holds), known);
  }

  private static Library.Meant indexOf(List<Term> args, Type type) {
    Term value = typed(Term.Kind.CALL, "index_of", type, args);
    Term index = LibrarySums.content(LibrarySums.some(), value);
    Term inside = Term.and(lessEqual(ZERO, index), less(index, length(args.get(0))));
    Term element = library(LibraryOp.ARRAY_INDEX, args.get(1).type(), List.of(args.get(0), index));
    // Of Reals, and what holds them, `index_of` and `==` do not mean the same.
    boolean plain = PLAIN.stream().anyMatch(p -> Builtin.is(args.get(1).type(), p));
    Term same = plain ? Term.equal(element, args.get(1)) : Term.TRUE;
    Term known =
        Term.implies(Translation.isVariant(LibrarySums.some(), value), Term.and(inside, same));
    return new Library.Meant(value, Term.TRUE, known);
  }

  /** An element, unless there is none. */
  private static Library.Meant member(
      String name, List<Term> args, Type type, Function<Term, Term.Closure> bound) {
    Term value = typed(Term.Kind.CALL, name, type, args);
    Term is = Translation.isVariant(LibrarySums.some(), value);
    Term content = LibrarySums.content(LibrarySums.some(), value);
    Term one = new Term.Member(content, args.get(0));
    if (isInt(content.type())) {
      one = Term.and(one, new Term.ForAll(args.get(0), bound.apply(content)));
    }
    Term empty = Translation.same(is, Term.not(Term.equal(length(args.get(0)), ZERO)));
    return new Library.Meant(value, Term.TRUE, Term.and(Term.implies(is, one), empty));
  }

  /** Of what is not negative, neither is the sum; of nothing it is zero. */
  private static Library.Meant sum(List<Term> args, Type type) {
    Term array = args.getFirst();
    Term value = typed(Term.Kind.CALL, "sum", type, args);
    Term known =
        Term.implies(new Term.ForAll(array, Closures.notBelow(ZERO)), lessEqual(ZERO, value));
    Term none = Term.implies(Term.equal(length(array), ZERO), Term.equal(value, ZERO));
    return new Library.Meant(value, new Term.Defined(value), Term.and(known, none));
  }

  private static boolean isInt(Type type) {
    return Builtin.is(type, Builtin.INT);
  }
}
