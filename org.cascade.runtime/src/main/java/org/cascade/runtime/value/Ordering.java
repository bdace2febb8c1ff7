package org.cascade.runtime.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;

/**
 * The one total order of values, behind {@code <}, {@code sort}, {@code min} and {@code BTree}.
 *
 * <p>Numbers by size, with {@code NaN} after all other reals and {@code -0.0} before {@code 0.0};
 * strings by code point; {@code false} before {@code true}; tuples and arrays by their first
 * difference, a prefix first; {@code None} before {@code Some}, {@code Ok} before {@code Err};
 * {@code Uuid} and {@code Bytes} as unsigned bytes; generated types by their own {@code
 * Comparable}. It agrees with {@code equals}. Values of different types, which only {@code Any}
 * lets meet, are ordered by type. A value without an order, such as a function, aborts.
 */
public final class Ordering {
  private Ordering() {}

  /** Negative, zero or positive as {@code a} is before, equal to or after {@code b}. */
  public static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return compare(x, y);
    }
    int byKind = Integer.compare(kind(a), kind(b));
    return byKind != 0 ? byKind : compareSameKind(a, b);
  }

  private static int compareSameKind(Object a, Object b) {
    return switch (a) {
      case Double x -> x.compareTo((Double) b);
      case Boolean x -> x.compareTo((Boolean) b);
      case BigInteger x -> x.compareTo((BigInteger) b);
      case BigDecimal x -> x.compareTo((BigDecimal) b);
      case Instant x -> x.compareTo((Instant) b);
      case Duration x -> x.compareTo((Duration) b);
      case UUID x -> compare(x, (UUID) b);
      case Bytes x -> x.compareTo((Bytes) b);
      case Unit ignored -> 0;
      case Tuple x -> compare(x, (Tuple) b);
      case Array<?> x -> compare(x, (Array<?>) b);
      case Option<?> x -> compare(x, (Option<?>) b);
      case Result<?, ?> x -> compare(x, (Result<?, ?>) b);
      default -> compareComparable(a, b);
    };
  }

  /** Where a type stands among the others; equal for values that can be compared directly. */
  private static int kind(Object value) {
    return switch (value) {
      case Unit ignored -> 0;
      case Boolean ignored -> 1;
      case Long ignored -> 2;
      case Double ignored -> 3;
      case BigInteger ignored -> 4;
      case BigDecimal ignored -> 5;
      case String ignored -> 6;
      case Bytes ignored -> 7;
      case Duration ignored -> 8;
      case Instant ignored -> 9;
      case UUID ignored -> 10;
      case Tuple tuple -> 10 + tuple.arity();
      case Array<?> ignored -> 20;
      case Option<?> ignored -> 21;
      case Result<?, ?> ignored -> 22;
      default -> 23;
    };
  }

  /** By code point, which differs from {@code String.compareTo} beyond the basic plane only. */
  public static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean sameWidth = Character.isSurrogate(x) == Character.isSurrogate(y);
        return sameWidth ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static int compare(Tuple a, Tuple b) {
    for (int i = 0; i < a.arity(); i++) {
      int order = compare(a.member(i), b.member(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Array<?> a, Array<?> b) {
    Iterator<?> left = a.iterator();
    Iterator<?> right = b.iterator();
    while (left.hasNext() && right.hasNext()) {
      int order = compare((Object) left.next(), (Object) right.next());
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(a.length(), b.length());
  }

  private static int compare(Option<?> a, Option<?> b) {
    if (a instanceof Option.Some<?> x && b instanceof Option.Some<?> y) {
      return compare((Object) x.value(), (Object) y.value());
    }
    return Boolean.compare(a.isSome(), b.isSome());
  }

  private static int compare(Result<?, ?> a, Result<?, ?> b) {
    if (a instanceof Result.Ok<?, ?> x && b instanceof Result.Ok<?, ?> y) {
      return compare((Object) x.value(), (Object) y.value());
    }
    if (a instanceof Result.Err<?, ?> x && b instanceof Result.Err<?, ?> y) {
      return compare((Object) x.error(), (Object) y.error());
    }
    return Boolean.compare(a.isErr(), b.isErr());
  }

  @SuppressWarnings("unchecked")
  private static int compareComparable(Object a, Object b) {
    if (!(a instanceof Comparable<?>) || !(b instanceof Comparable<?>)) {
      Object unordered = a instanceof Comparable<?> ? b : a;
      throw new Abort("`" + Show.show(unordered) + "` cannot be ordered");
    }
    try {
      return ((Comparable<Object>) a).compareTo(b);
    } catch (ClassCastException differentTypes) {
      return a.getClass().getName().compareTo(b.getClass().getName());
    }
  }
}
