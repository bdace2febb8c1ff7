package org.cascade.lang.refine.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Value;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;

/** Computes operations of the library on arrays and texts; not on sets and maps. */
final class LibraryValues {
  private LibraryValues() {}

  /** Whether no value means that it aborts; else it may just not be known here. */
  static boolean isComputed(Term.Apply apply) {
    return apply.head().detail() instanceof LibraryOp op
        && switch (op) {
          case ARRAY_INDEX, ARRAY_INSERT_AT, ARRAY_REMOVE_AT, ARRAY_SET, ARRAY_SLICE -> true;
          case STRING_MATCHES, STRING_SLICE -> true;
          default -> false;
        };
  }

  static Optional<Object> length(Value value) {
    return switch (value) {
      case ArrayValue a -> Optional.of((long) a.size());
      case Value.Text t -> Optional.of((long) t.value().codePointCount(0, t.value().length()));
      default -> Optional.empty();
    };
  }

  static Optional<Object> compute(LibraryOp op, Term.Apply apply, TermValues values) {
    boolean higher = apply.args().getLast() instanceof Term.Closure;
    List<Term> terms = higher ? apply.args().subList(0, 1) : apply.args();
    Optional<List<Value>> known = values.all(terms);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Value> args = known.orElseThrow();
    try {
      return switch (args.getFirst()) {
        case ArrayValue xs when higher ->
            higher(op, xs, (Term.Closure) apply.args().getLast(), values);
        case ArrayValue xs -> array(op, xs, args);
        case Value.Text t -> text(op, t.value(), args);
        case Value.Int from when op == LibraryOp.ARRAY_RANGE -> range(from.value(), args);
        default -> Optional.empty();
      };
    } catch (IndexOutOfBoundsException | IllegalArgumentException aborts) {
      return Optional.empty();
    }
  }

  private static Optional<Object> higher(
      LibraryOp op, ArrayValue xs, Term.Closure f, TermValues values) {
    List<Value> all = new ArrayList<>();
    for (Value x : xs) {
      Optional<Object> made = values.applied(f, List.of(x));
      if (made.isEmpty()) {
        return made;
      }
      if (op == LibraryOp.ARRAY_MAP) {
        all.add(TermValues.value(made.orElseThrow()));
      } else if (op == LibraryOp.ARRAY_FILTER && made.orElseThrow().equals(true)) {
        all.add(x);
      }
    }
    return op == LibraryOp.ARRAY_MAP || op == LibraryOp.ARRAY_FILTER
        ? Optional.of(ArrayValue.of(all))
        : Optional.empty();
  }

  private static Optional<Object> array(LibraryOp op, ArrayValue xs, List<Value> args) {
    List<Value> all = new ArrayList<>(xs);
    switch (op) {
      case ARRAY_INDEX -> {
        return Optional.of(TermValues.plain(xs.get(index(args, 1))));
      }
      case ARRAY_CONTAINS -> {
        return Optional.of(xs.contains(args.get(1)));
      }
      case ARRAY_GET -> {
        long i = number(args, 1);
        return Optional.of(option(i >= 0 && i < xs.size(), xs, (int) Math.max(0, i)));
      }
      case ARRAY_FIRST -> {
        return Optional.of(option(!xs.isEmpty(), xs, 0));
      }
      case ARRAY_LAST -> {
        return Optional.of(option(!xs.isEmpty(), xs, xs.size() - 1));
      }
      case ARRAY_APPEND -> all.add(args.get(1));
      case ARRAY_CONCAT -> all.addAll((ArrayValue) args.get(1));
      case ARRAY_INSERT_AT -> all.add(index(args, 1), args.get(2));
      case ARRAY_REMOVE_AT -> all.remove(index(args, 1));
      case ARRAY_SET -> all.set(index(args, 1), args.get(2));
      case ARRAY_REVERSE -> java.util.Collections.reverse(all);
      case ARRAY_TAKE -> all = all.subList(0, clamped(xs, args));
      case ARRAY_DROP -> all = all.subList(clamped(xs, args), xs.size());
      case ARRAY_SLICE -> all = all.subList(index(args, 1), index(args, 2));
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(ArrayValue.of(all));
  }

  private static int clamped(ArrayValue xs, List<Value> args) {
    return (int) Math.clamp(number(args, 1), 0, xs.size());
  }

  private static Value option(boolean present, ArrayValue xs, int index) {
    SumSymbol.Constructor made =
        Builtin.OPTION.constructor(present ? "Some" : "None").orElseThrow();
    return new Value.Variant(made, present ? List.of(xs.get(index)) : List.of());
  }

  private static Optional<Object> range(long from, List<Value> args) {
    long to = number(args, 1);
    List<Value> all = new ArrayList<>();
    if (to > from && (to - from < 0 || to - from > 10_000)) {
      return Optional.empty();
    }
    for (long i = from; i < to; i++) {
      all.add(Value.of(i));
    }
    return Optional.of(ArrayValue.of(all));
  }

  private static Optional<Object> text(LibraryOp op, String text, List<Value> args) {
    return switch (op) {
      case STRING_STARTS_WITH -> Optional.of(text.startsWith(string(args)));
      case STRING_ENDS_WITH -> Optional.of(text.endsWith(string(args)));
      case STRING_CONTAINS -> Optional.of(text.contains(string(args)));
      case STRING_MATCHES -> matches(text, string(args));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> matches(String text, String pattern) {
    try {
      return Optional.of(Pattern.matches(pattern, text));
    } catch (PatternSyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static String string(List<Value> args) {
    return ((Value.Text) args.get(1)).value();
  }

  private static long number(List<Value> args, int index) {
    return ((Value.Int) args.get(index)).value();
  }

  private static int index(List<Value> args, int at) {
    long value = number(args, at);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IndexOutOfBoundsException((int) Math.clamp(value, -1, Integer.MAX_VALUE));
    }
    return (int) value;
  }
}
