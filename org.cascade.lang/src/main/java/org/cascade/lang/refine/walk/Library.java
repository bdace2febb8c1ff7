package org.cascade.lang.refine.walk;

import static org.cascade.lang.refine.walk.Translation.length;
import static org.cascade.lang.refine.walk.Translation.less;
import static org.cascade.lang.refine.walk.Translation.lessEqual;
import static org.cascade.lang.refine.walk.Translation.library;
import static org.cascade.lang.refine.walk.Translation.typed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.refine.term.LibraryOp;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * What functions of the prelude mean, by the type of their receiver and their name: {@code
 * Array.append}, {@code Set::of} for one of a type itself, {@code matches} for one of neither.
 */
final class Library {
  private static final Term ZERO = Term.constant(0L);

  private Library() {}

  /**
   * What a call comes to.
   *
   * @param defined on which condition it comes to a value
   * @param known what is true of the value
   */
  record Meant(Term value, Term defined, Term known) {
    static Meant of(Term value) {
      return new Meant(value, Translation.defined(value), Term.TRUE);
    }
  }

  /** Makes terms of terms; absent where the arguments are not of the kind that is understood. */
  interface Meaning {
    Optional<Meant> of(List<Term> args, Type type);
  }

  private static final Map<String, Meaning> MEANINGS = meanings();

  static Optional<Meant> call(FunctionSymbol function, List<Term> args, Type type) {
    if (!Purity.isOfLibrary(function)) {
      return Optional.empty();
    }
    return named(key(function), args, type);
  }

  static Optional<Meant> named(String key, List<Term> args, Type type) {
    Meaning meaning = MEANINGS.get(key);
    return meaning == null ? Optional.empty() : meaning.of(args, type);
  }

  static boolean knows(FunctionSymbol function) {
    return Purity.isOfLibrary(function) && MEANINGS.containsKey(key(function));
  }

  static Set<String> keys() {
    return MEANINGS.keySet();
  }

  static String key(FunctionSymbol f) {
    if (f.hasSelfParameter()) {
      return receiver(f) + "." + f.name();
    }
    return f.owner().map(o -> o.name() + "::" + f.name()).orElse(f.name());
  }

  private static String receiver(FunctionSymbol f) {
    Type type = Types.unrefined(f.params().getFirst().type());
    return type instanceof Type.Con c ? c.symbol().name() : type.toString();
  }

  // ---- the table ----

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> all = new TreeMap<>();
    numbers(all);
    texts(all);
    LibrarySums.meanings(all);
    collections(all);
    LibraryElements.meanings(all);
    return all;
  }

  static void term(Map<String, Meaning> all, String name, Made made) {
    all.put(name, (args, type) -> Optional.of(Meant.of(made.of(args, type))));
  }

  interface Made {
    Term of(List<Term> args, Type type);
  }

  private static void op(Map<String, Meaning> all, String name, LibraryOp op) {
    term(all, name, (args, type) -> library(op, type, args));
  }

  private static void applying(Map<String, Meaning> all, String name, LibraryOp op) {
    all.put(name, (args, type) -> closure(args).map(f -> Meant.of(library(op, type, args))));
  }

  private static void numbers(Map<String, Meaning> all) {
    all.put("Int.abs", (a, type) -> Optional.of(abs(a.getFirst())));
    term(all, "Int.min", (a, t) -> smaller(a.get(0), a.get(1)));
    term(all, "Int.max", (a, t) -> smaller(a.get(0), a.get(1), a.get(1), a.get(0)));
    all.put("Int.clamp", (a, type) -> Optional.of(clamp(a)));
    term(all, "Int.to_int", (a, t) -> a.getFirst());
    term(all, "Real.to_real", (a, t) -> a.getFirst());
    Term zero = Term.constant(0.0);
    term(
        all,
        "Real.abs",
        (a, t) ->
            Memory.either(
                less(a.getFirst(), zero),
                Translation.computed(Primitive.REAL_NEGATE, a.getFirst()),
                a.getFirst()));
    term(all, "Real.min", (a, t) -> ofReals(a.get(0), a.get(1), a.get(0), a.get(1)));
    term(all, "Real.max", (a, t) -> ofReals(a.get(0), a.get(1), a.get(1), a.get(0)));
    term(all, "Real.is_nan", (a, t) -> Term.not(Term.equal(a.getFirst(), a.getFirst())));
    op(all, "range", LibraryOp.ARRAY_RANGE);
  }

  private static Meant abs(Term n) {
    Term negative = less(n, ZERO);
    Term negated = Translation.computed(Primitive.INT_NEGATE, n);
    return new Meant(
        Memory.either(negative, negated, n),
        Term.implies(negative, Translation.defined(negated)),
        Term.TRUE);
  }

  private static Term smaller(Term left, Term right) {
    return smaller(left, right, left, right);
  }

  private static Term smaller(Term left, Term right, Term then, Term otherwise) {
    return Memory.either(lessEqual(left, right), then, otherwise);
  }

  /** Neither is smaller if one is NaN; then so is the result, as their sum is. */
  private static Term ofReals(Term left, Term right, Term then, Term otherwise) {
    Term sum = Translation.computed(Primitive.REAL_ADD, left, right);
    Term second = Memory.either(lessEqual(right, left), otherwise, sum);
    return Memory.either(lessEqual(left, right), then, second);
  }

  private static Meant clamp(List<Term> a) {
    Term atMost = Memory.either(less(a.get(2), a.get(0)), a.get(2), a.get(0));
    Term value = Memory.either(less(a.get(0), a.get(1)), a.get(1), atMost);
    return new Meant(value, lessEqual(a.get(1), a.get(2)), Term.TRUE);
  }

  private static void texts(Map<String, Meaning> all) {
    for (String type : List.of("String", "Array", "Set", "Map", "BTree")) {
      term(all, type + ".length", (a, t) -> length(a.getFirst()));
      term(all, type + ".is_empty", (a, t) -> Term.equal(length(a.getFirst()), ZERO));
    }
    term(all, "T.to_string", (a, t) -> Translation.show(a.getFirst()));
    op(all, "String.starts_with", LibraryOp.STRING_STARTS_WITH);
    op(all, "String.ends_with", LibraryOp.STRING_ENDS_WITH);
    op(all, "String.contains", LibraryOp.STRING_CONTAINS);
    op(all, "matches", LibraryOp.STRING_MATCHES);
    op(all, "String.trim", LibraryOp.STRING_TRIM);
    op(all, "String.to_upper", LibraryOp.STRING_TO_UPPER);
    op(all, "String.to_lower", LibraryOp.STRING_TO_LOWER);
    op(all, "String.slice", LibraryOp.STRING_SLICE);
    all.put("String.chars", (a, t) -> sameLength("chars", a, t));
  }

  private static Optional<Meant> sameLength(String name, List<Term> args, Type type) {
    Term value = typed(Term.Kind.CALL, name, type, args);
    Term known = Term.equal(length(value), length(args.getFirst()));
    return Optional.of(new Meant(value, Term.TRUE, known));
  }

  // ---- collections ----

  private static void collections(Map<String, Meaning> all) {
    op(all, "Array.first", LibraryOp.ARRAY_FIRST);
    op(all, "Array.last", LibraryOp.ARRAY_LAST);
    op(all, "Array.get", LibraryOp.ARRAY_GET);
    op(all, "Array.append", LibraryOp.ARRAY_APPEND);
    op(all, "Array.concat", LibraryOp.ARRAY_CONCAT);
    op(all, "Array.insert_at", LibraryOp.ARRAY_INSERT_AT);
    op(all, "Array.remove_at", LibraryOp.ARRAY_REMOVE_AT);
    op(all, "Array.set", LibraryOp.ARRAY_SET);
    applying(all, "Array.map", LibraryOp.ARRAY_MAP);
    applying(all, "Array.filter", LibraryOp.ARRAY_FILTER);
    op(all, "Array.reverse", LibraryOp.ARRAY_REVERSE);
    op(all, "Array.sort", LibraryOp.ARRAY_SORT);
    applying(all, "Array.sort_by", LibraryOp.ARRAY_SORT_BY);
    op(all, "Array.take", LibraryOp.ARRAY_TAKE);
    op(all, "Array.drop", LibraryOp.ARRAY_DROP);
    op(all, "Array.slice", LibraryOp.ARRAY_SLICE);
    op(all, "Array.distinct", LibraryOp.ARRAY_DISTINCT);
    op(all, "Array.contains", LibraryOp.ARRAY_CONTAINS);
    op(all, "Array.to_set", LibraryOp.ARRAY_TO_SET);
    term(all, "Array.to_array", (a, t) -> a.getFirst());
    op(all, "Set.to_array", LibraryOp.SET_TO_ARRAY);
    op(all, "Set::of", LibraryOp.ARRAY_TO_SET);
    op(all, "Set.insert", LibraryOp.SET_INSERT);
    op(all, "Set.remove", LibraryOp.SET_REMOVE);
    op(all, "Set.contains", LibraryOp.SET_CONTAINS);
    op(all, "Set.union", LibraryOp.SET_UNION);
    op(all, "Set.intersect", LibraryOp.SET_INTERSECT);
    op(all, "Set.minus", LibraryOp.SET_MINUS);
    for (String map : List.of("Map", "BTree")) {
      op(all, map + ".get", LibraryOp.MAP_GET);
      op(all, map + ".insert", LibraryOp.MAP_INSERT);
      op(all, map + ".remove", LibraryOp.MAP_REMOVE);
      op(all, map + ".contains", LibraryOp.MAP_CONTAINS);
      op(all, map + ".keys", LibraryOp.MAP_KEYS);
      op(all, map + ".values", LibraryOp.MAP_VALUES);
    }
  }

  static Optional<Term.Closure> closure(List<Term> args) {
    return args.get(1) instanceof Term.Closure c ? Optional.of(c) : Optional.empty();
  }
}
