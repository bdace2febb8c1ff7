package org.cascade.lang.refine.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.eval.ArrayValue;
import org.cascade.lang.eval.Dictionary;
import org.cascade.lang.eval.SetValue;
import org.cascade.lang.eval.Value;

/** Values that are a step simpler than another one: nearer to zero, shorter, or so in a part. */
final class Simpler {
  private Simpler() {}

  static List<Value> than(Value value) {
    return switch (value) {
      case Value.Int i -> ints(i.value()).stream().<Value>map(Value::of).toList();
      case Value.Real r -> reals(r.value()).stream().<Value>map(Value::of).toList();
      case Value.Text t -> texts(t);
      case Value.Tuple t -> parts(t.items()).stream().<Value>map(Value.Tuple::new).toList();
      case Value.Record r ->
          parts(r.fields()).stream().<Value>map(f -> new Value.Record(r.symbol(), f)).toList();
      case Value.Variant v ->
          parts(v.fields()).stream()
              .<Value>map(f -> new Value.Variant(v.constructor(), f))
              .toList();
      case ArrayValue a -> arrays(a);
      case SetValue s -> fewer(s.items()).stream().<Value>map(SetValue::of).toList();
      case Dictionary d -> dictionaries(d);
      default -> List.of();
    };
  }

  /** Each of them is nearer to zero, or positive instead of negative. */
  private static Set<Long> ints(long n) {
    Set<Long> all = new LinkedHashSet<>();
    if (n != 0) {
      all.add(0L);
      if (n != 1) {
        all.add(1L);
      }
      if (n < 0 && n != Long.MIN_VALUE) {
        all.add(-n);
      }
      if (n != 1 && n != -1) {
        all.addAll(List.of(n / 10, n / 2, n - Long.signum(n)));
        if (n < 0) {
          all.add(-1L);
        }
      }
    }
    return all;
  }

  private static Set<Double> reals(double n) {
    Set<Double> all = new LinkedHashSet<>();
    if (n != 0.0 && !Double.isNaN(n)) {
      all.add(0.0);
      if (n != 1.0) {
        all.add(1.0);
      }
      if (n < 0 && n != -1.0) {
        all.add(-1.0);
      }
      double whole = Math.rint(n);
      if (whole != n) {
        all.add(whole);
      }
    }
    return all;
  }

  private static List<Value> texts(Value.Text text) {
    List<Value> all = new ArrayList<>();
    if (!text.value().isEmpty()) {
      int last = text.value().offsetByCodePoints(text.value().length(), -1);
      all.add(new Value.Text("", text.origin()));
      all.add(new Value.Text(text.value().substring(0, last), text.origin()));
    }
    return all;
  }

  private static List<Value> arrays(ArrayValue array) {
    List<Value> all = new ArrayList<>();
    fewer(array).forEach(f -> all.add(ArrayValue.of(f)));
    parts(array).forEach(p -> all.add(ArrayValue.of(p)));
    return all;
  }

  private static List<Value> dictionaries(Dictionary dictionary) {
    List<Value> all = new ArrayList<>();
    dictionary.entries().forEach(e -> all.add(dictionary.remove(e.key())));
    dictionary
        .entries()
        .forEach(e -> than(e.value()).forEach(v -> all.add(dictionary.insert(e.key(), v))));
    return all;
  }

  /** The same without one part. */
  private static List<List<Value>> fewer(List<Value> parts) {
    List<List<Value>> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Value> fewer = new ArrayList<>(parts);
      fewer.remove(i);
      all.add(fewer);
    }
    return all;
  }

  /** The same with one part simpler. */
  private static List<List<Value>> parts(List<Value> parts) {
    List<List<Value>> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (Value simpler : than(parts.get(i))) {
        List<Value> changed = new ArrayList<>(parts);
        changed.set(i, simpler);
        all.add(List.copyOf(changed));
      }
    }
    return all;
  }
}
