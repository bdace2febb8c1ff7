package org.cascade.lang.refine.walk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** What functions of Option and Result mean. */
final class LibrarySums {
  private LibrarySums() {}

  static void meanings(Map<String, Library.Meaning> all) {
    ofSum(all, "Option", LibrarySums::some, "is_some", "is_none");
    ofSum(all, "Result", LibrarySums::ok, "is_ok", "is_err");
    Library.term(
        all,
        "Option.ok_or",
        (a, t) ->
            Memory.either(
                Translation.isVariant(some(), a.get(0)),
                Translation.variant(ok(), t, content(some(), a.get(0))),
                Translation.variant(err(), t, a.get(1))));
    Library.term(
        all,
        "Result.ok",
        (a, t) ->
            Memory.either(
                Translation.isVariant(ok(), a.get(0)),
                Translation.variant(some(), t, content(ok(), a.get(0))),
                Translation.variant(none(), t)));
  }

  private static Optional<Library.Meant> mapped(
      SumSymbol.Constructor good, List<Term> args, Type type, boolean wrap) {
    return Library.closure(args)
        .map(f -> {
          Term subject = args.get(0);
          Term is = Translation.isVariant(good, subject);
          Term.Applied applied = f.apply(List.of(content(good, subject)));
          Term then = wrap ? Translation.variant(good, type, applied.value()) : applied.value();
          Term value = Memory.either(is, then, otherwise(good, subject, type));
          return new Library.Meant(value, Term.implies(is, applied.defined()), Term.TRUE);
        });
  }

  /** The same None or Err under another type. */
  private static Term otherwise(SumSymbol.Constructor good, Term subject, Type type) {
    return good.equals(some())
        ? Translation.variant(none(), type)
        : Translation.variant(
            err(),
            type,
            Translation.variantField(err(), 0, subject, Types.args(subject.type()).get(1)));
  }

  private static void ofSum(
      Map<String, Library.Meaning> all,
      String name,
      Supplier<SumSymbol.Constructor> good,
      String is,
      String isNot) {
    Library.term(all, name + "." + is, (a, t) -> Translation.isVariant(good.get(), a.getFirst()));
    Library.term(
        all,
        name + "." + isNot,
        (a, t) -> Term.not(Translation.isVariant(good.get(), a.getFirst())));
    Library.term(
        all,
        name + ".or_else",
        (a, t) ->
            Memory.either(
                Translation.isVariant(good.get(), a.get(0)),
                content(good.get(), a.get(0)),
                a.get(1)));
    all.put(name + ".map", (a, t) -> mapped(good.get(), a, t, true));
    all.put(name + ".flat_map", (a, t) -> mapped(good.get(), a, t, false));
    all.put(
        name + ".expect",
        (a, t) ->
            Optional.of(
                new Library.Meant(
                    content(good.get(), a.get(0)),
                    Translation.isVariant(good.get(), a.get(0)),
                    Term.TRUE)));
  }

  // Asked for when needed: they are known once the prelude has been read.

  static SumSymbol.Constructor some() {
    return Builtin.OPTION.constructor("Some").orElseThrow();
  }

  private static SumSymbol.Constructor none() {
    return Builtin.OPTION.constructor("None").orElseThrow();
  }

  static SumSymbol.Constructor ok() {
    return Builtin.RESULT.constructor("Ok").orElseThrow();
  }

  private static SumSymbol.Constructor err() {
    return Builtin.RESULT.constructor("Err").orElseThrow();
  }

  /** What is in an Option or Result that is good. */
  static Term content(SumSymbol.Constructor good, Term of) {
    return Translation.variantField(good, 0, of, Types.args(of.type()).getFirst());
  }
}
