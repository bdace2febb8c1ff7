package org.cascade.lang.eval;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.cascade.lang.types.Builtin;

/**
 * The total order of values, the same as a running program's: numbers by size, strings by code
 * point, tuples and arrays by their first difference, records by their fields, sums by constructor
 * and then its fields. It agrees with equality. What has no order is a {@link Signal.Fault}.
 */
public final class ValueOrder {
  private static final int LAST_KIND = 23;

  private ValueOrder() {}

  /** Negative, zero or positive as {@code a} is before, equal to or after {@code b}. */
  public static int compare(Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return Long.compare(x.value(), y.value());
    }
    int byKind = Integer.compare(kind(a), kind(b));
    return byKind != 0 ? byKind : compareSameKind(a, b);
  }

  private static int compareSameKind(Value a, Value b) {
    if (a instanceof Value.Unit) {
      return 0;
    }
    if (a instanceof Value.Bool x && b instanceof Value.Bool y) {
      return Boolean.compare(x.value(), y.value());
    }
    if (a instanceof Value.Real x && b instanceof Value.Real y) {
      return Double.compare(x.value(), y.value());
    }
    if (a instanceof Value.BigInt x && b instanceof Value.BigInt y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Value.Decimal x && b instanceof Value.Decimal y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return compare(x.value(), y.value());
    }
    if (a instanceof Value.Tuple x && b instanceof Value.Tuple y) {
      return compareAll(x.items(), y.items());
    }
    if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
      return compareAll(x, y);
    }
    return compareOther(a, b);
  }

  private static int compareOther(Value a, Value b) {
    if (a instanceof Value.Bytes x && b instanceof Value.Bytes y) {
      return Arrays.compareUnsigned(x.data(), y.data());
    }
    if (a instanceof Value.Duration x && b instanceof Value.Duration y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Value.DateTime x && b instanceof Value.DateTime y) {
      return x.value().compareTo(y.value());
    }
    if (a instanceof Value.Uuid x && b instanceof Value.Uuid y) {
      return compare(x.value(), y.value());
    }
    if (a instanceof Value.Record x && b instanceof Value.Record y) {
      return x.symbol() == y.symbol()
          ? compareAll(x.fields(), y.fields())
          : x.symbol().qualifiedName().compareTo(y.symbol().qualifiedName());
    }
    if (a instanceof Value.Variant x && b instanceof Value.Variant y) {
      return compareVariants(x, y);
    }
    Value unordered = a instanceof Value.Record || a instanceof Value.Variant ? b : a;
    throw new Signal.Fault("`" + ValueText.show(unordered) + "` cannot be ordered");
  }

  private static int compareVariants(Value.Variant a, Value.Variant b) {
    if (a.constructor().owner() != b.constructor().owner()) {
      String name = a.constructor().owner().qualifiedName();
      return name.compareTo(b.constructor().owner().qualifiedName());
    }
    int byConstructor = place(a) - place(b);
    return byConstructor != 0 ? byConstructor : compareAll(a.fields(), b.fields());
  }

  /** {@code None} is before {@code Some}, though declared after it. */
  private static int place(Value.Variant v) {
    int index = v.constructor().index();
    return v.constructor().owner() == Builtin.OPTION ? -index : index;
  }

  private static int kind(Value value) {
    return switch (value) {
      case Value.Unit u -> 0;
      case Value.Bool b -> 1;
      case Value.Int i -> 2;
      case Value.Real r -> 3;
      case Value.BigInt b -> 4;
      case Value.Decimal d -> 5;
      case Value.Text t -> 6;
      case Value.Bytes b -> 7;
      case Value.Duration d -> 8;
      case Value.DateTime d -> 9;
      case Value.Uuid u -> 10;
      case Value.Tuple t -> 10 + t.items().size();
      case ArrayValue a -> 20;
      case Value.Variant v when Library.isOption(v) -> 21;
      case Value.Variant v when Library.isResult(v) -> 22;
      default -> LAST_KIND;
    };
  }

  private static int compareAll(List<Value> a, List<Value> b) {
    Iterator<Value> left = a.iterator();
    Iterator<Value> right = b.iterator();
    while (left.hasNext() && right.hasNext()) {
      int order = compare(left.next(), right.next());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  /** By code point. */
  private static int compare(String a, String b) {
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
}
