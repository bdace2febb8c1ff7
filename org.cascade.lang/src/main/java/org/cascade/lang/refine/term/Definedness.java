package org.cascade.lang.refine.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * When evaluating a term comes to a value: each operation that may abort must not, as far as it is
 * evaluated at all.
 */
public final class Definedness {
  /** Names of the library's functions that abort for some arguments, on whatever type. */
  private static final Set<String> ABORTING =
      Set.of(
          "abs",
          "at",
          "clamp",
          "divided_by",
          "expect",
          "insert_at",
          "matches",
          "minus",
          "negated",
          "of",
          "pad_left",
          "pad_right",
          "plus",
          "pow",
          "range",
          "remove_at",
          "repeat",
          "round",
          "set",
          "slice",
          "sum",
          "times",
          "to_fixed",
          "to_int",
          "to_nanos",
          "days",
          "hours",
          "minutes",
          "nanos",
          "millis",
          "seconds",
          "of_epoch_millis",
          "to_epoch_millis");

  private Definedness() {}

  /** A conjunction of {@link Term.Defined}; {@code TRUE} if nothing in the term can abort. */
  public static Term of(Term term) {
    return switch (term) {
      case Term.Operation o when o.op() == Primitive.AND -> {
        Term right = of(o.args().get(1));
        yield Term.and(of(o.args().get(0)), Term.implies(o.args().get(0), right));
      }
      case Term.Choice c ->
          Term.and(
              of(c.condition()),
              Term.and(
                  Term.implies(c.condition(), of(c.then())),
                  Term.implies(Term.not(c.condition()), of(c.otherwise()))));
      // To ask whether something is defined aborts nothing.
      case Term.Defined d -> Term.TRUE;
      case Term.Closure c -> Term.TRUE;
      case Term.ForAll f -> {
        Term items = of(f.collection());
        yield mayAbort(f.predicate()) ? Term.and(items, new Term.Defined(f)) : items;
      }
      default -> {
        Term all = Term.TRUE;
        for (Term part : term.parts()) {
          all = Term.and(all, of(part));
        }
        yield mayAbort(term) ? Term.and(all, new Term.Defined(term)) : all;
      }
    };
  }

  /** The term, and that it comes to a value: what is asked of a goal. */
  public static Term holds(Term condition) {
    return Term.and(of(condition), condition);
  }

  /** Whether the operation itself may abort once its operands have values. */
  public static boolean mayAbort(Term term) {
    return switch (term) {
      case Term.Operation o ->
          switch (o.op()) {
            case INT_ADD,
                INT_SUBTRACT,
                INT_MULTIPLY,
                INT_DIVIDE,
                INT_REMAINDER,
                INT_POWER,
                INT_NEGATE,
                STRING_INDEX ->
                true;
            default -> false;
          };
      // Of the library's operations on functions, only the functions may.
      case Term.Apply a when a.head().detail() instanceof LibraryOp op && ofFunction(op) ->
          !(a.args().getLast() instanceof Term.Closure c) || mayAbort(c);
      case Term.Apply a -> mayAbort(a.head());
      case Term.ForAll f -> mayAbort(f.predicate());
      default -> false;
    };
  }

  private static boolean mayAbort(Term.Closure function) {
    List<Term> args = new ArrayList<>();
    function.type().params().forEach(p -> args.add(new Term.Symbol("any", p, false)));
    return !function.apply(args).defined().equals(Term.TRUE);
  }

  private static boolean ofFunction(LibraryOp op) {
    return switch (op) {
      case ARRAY_MAP, ARRAY_FILTER, ARRAY_SORT_BY -> true;
      default -> false;
    };
  }

  private static boolean mayAbort(Term.Head head) {
    return switch (head.detail()) {
      case LibraryOp op ->
          switch (op) {
            case ARRAY_INDEX,
                ARRAY_INSERT_AT,
                ARRAY_REMOVE_AT,
                ARRAY_SET,
                ARRAY_SLICE,
                ARRAY_RANGE,
                MAP_INDEX,
                STRING_MATCHES,
                STRING_SLICE ->
                true;
            default -> false;
          };
      case Primitive p ->
          p != Primitive.SHOW && p != Primitive.RANGE && !p.name().startsWith("REAL_");
      case FunctionSymbol f -> mayAbort(f);
      default -> false;
    };
  }

  private static boolean mayAbort(FunctionSymbol function) {
    boolean ofLibrary = function.module().equals(Builtin.MODULE) && function.extern().isPresent();
    return !ofLibrary
        || ABORTING.contains(function.name())
        || function.params().stream().anyMatch(p -> Types.unrefined(p.type()) instanceof Type.Fun);
  }
}
