package org.cascade.lang.query;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;

/** Writes how two rows are ordered, and where a key stands to the bounds of a look-up: -1, 0, 1. */
final class OrderEmitter {
  private final QueryLibrary library;

  OrderEmitter(QueryLibrary library) {
    this.library = library;
  }

  // ---- two rows ----

  /** A function of two rows: the first key that tells them apart decides. */
  Core order(Span span, Plan.Stage.Sort sort) {
    String name = sort.keys().getFirst().key().row().name();
    Local a = new Local(name, sort.row(), false);
    Local b = new Local("other", sort.row(), false);
    Core result = compare(span, sort.keys().getLast(), a, b);
    for (int i = sort.keys().size() - 2; i >= 0; i--) {
      Local decided = new Local("order", Builtin.INT_TYPE, false);
      Core read = new Core.Read(span, decided);
      Core equal = bool(span, Primitive.EQUAL, read, number(span, 0));
      Core choice = new Core.If(span, Builtin.INT_TYPE, equal, result, read);
      result = new Core.Let(span, decided, compare(span, sort.keys().get(i), a, b), choice);
    }
    return Lambdas.of(span, List.of(a, b), result);
  }

  private Core compare(Span span, Plan.SortKey key, Local a, Local b) {
    Core left = key.key().of(new Core.Read(span, key.descending() ? b : a));
    Core right = key.key().of(new Core.Read(span, key.descending() ? a : b));
    Type type = key.key().body().type();
    return Builtin.is(type, Builtin.INT)
        ? library.call(span, "compare_ints", Builtin.INT_TYPE, List.of(), left, right)
        : library.call(span, "compare", Builtin.INT_TYPE, List.of(type), left, right);
  }

  // ---- a key and bounds ----

  /** A function of the key: before the bounds, within them, behind. */
  Core place(Span span, Plan.Keys keys, List<Conjunct.Bound> bounds) {
    Local key = new Local("key", keys.type(), false);
    Core result = number(span, 0);
    for (int i = keys.parts().size() - 1; i >= 0; i--) {
      Path path = keys.parts().get(i);
      Core part = part(span, keys, key, i);
      List<Conjunct.Bound> here = bounds.stream().filter(b -> b.path().equals(path)).toList();
      result = within(span, part, here, result);
    }
    return Lambdas.of(span, List.of(key), result);
  }

  private static Core part(Span span, Plan.Keys keys, Local key, int index) {
    Core read = new Core.Read(span, key);
    boolean item = keys.parts().size() > 1 || keys.type() instanceof Type.Tuple && !whole(keys);
    return item ? new Core.TupleItem(span, keys.types().get(index), read, index) : read;
  }

  private static boolean whole(Plan.Keys keys) {
    return keys.types().getFirst().equals(keys.type());
  }

  private static Core within(Span span, Core part, List<Conjunct.Bound> bounds, Core inside) {
    Core result = inside;
    for (Conjunct.Bound bound : bounds.reversed()) {
      Core value = bound.value();
      if (!bound.isLower()) {
        Primitive op = bound.isEqual() ? Primitive.LESS_EQUAL : bound.op();
        result = choose(span, bool(span, op, part, value), result, 1);
      }
      if (bound.isLower() || bound.isEqual()) {
        Primitive op = bound.isEqual() ? Primitive.GREATER_EQUAL : bound.op();
        result = choose(span, bool(span, op, part, value), result, -1);
      }
    }
    boolean real = !bounds.isEmpty() && Builtin.is(part.type(), Builtin.REAL);
    // NaN is behind all other keys, and no comparison holds of it.
    return real ? choose(span, bool(span, Primitive.EQUAL, part, part), result, 1) : result;
  }

  private static Core choose(Span span, Core condition, Core then, int otherwise) {
    return new Core.If(span, Builtin.INT_TYPE, condition, then, number(span, otherwise));
  }

  private static Core bool(Span span, Primitive op, Core left, Core right) {
    return new Core.Operate(span, Builtin.BOOL_TYPE, op, List.of(left, right));
  }

  private static Core number(Span span, long value) {
    return new Core.Literal(span, Builtin.INT_TYPE, value);
  }
}
