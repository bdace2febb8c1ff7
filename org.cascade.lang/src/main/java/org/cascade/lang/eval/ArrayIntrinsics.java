package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;
import static org.cascade.lang.eval.Arguments.integer;
import static org.cascade.lang.eval.Arguments.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of Array: reading, cutting, putting together, ordering. */
final class ArrayIntrinsics {
  private ArrayIntrinsics() {}

  static void register(Intrinsics.Table table) {
    ArrayFunctionIntrinsics.register(table);
    table
        .of("Array")
        .add("length", (m, a) -> Value.of((long) array(a, 0).size()))
        .add("isEmpty", (m, a) -> Value.of(array(a, 0).isEmpty()))
        .add("first", (m, a) -> get(array(a, 0), 0))
        .add("last", (m, a) -> get(array(a, 0), array(a, 0).size() - 1L))
        .add("get", (m, a) -> get(array(a, 0), integer(a, 1)))
        .add("append", ArrayIntrinsics::append)
        .add("concat", (m, a) -> m.array(joined(List.of(array(a, 0), array(a, 1)))))
        .add("insertAt", ArrayIntrinsics::insertAt)
        .add("removeAt", ArrayIntrinsics::removeAt)
        .add("set", ArrayIntrinsics::set)
        .add("flatten", (m, a) -> m.array(joined(array(a, 0))))
        .add("indexOf", ArrayIntrinsics::indexOf)
        .add("contains", (m, a) -> Value.of(position(m, a).isPresent()))
        .add("sort", ArrayIntrinsics::sort)
        .add("reverse", (m, a) -> m.array(array(a, 0).reversed()))
        .add("take", (m, a) -> m.array(array(a, 0).subList(0, clamped(a))))
        .add("drop", (m, a) -> m.array(array(a, 0).subList(clamped(a), array(a, 0).size())))
        .add("slice", ArrayIntrinsics::slice)
        .add("zip", ArrayIntrinsics::zip)
        .add("enumerate", ArrayIntrinsics::enumerate)
        .add("distinct", (m, a) -> m.array(List.copyOf(new LinkedHashSet<>(array(a, 0)))))
        .add("toSet", (m, a) -> SetIntrinsics.setOf(m, array(a, 0)))
        .add("toArray", (m, a) -> a.get(0))
        .add("min", (m, a) -> extreme(m, array(a, 0), -1))
        .add("max", (m, a) -> extreme(m, array(a, 0), 1))
        .add("join", ArrayIntrinsics::join);
  }

  private static Value get(ArrayValue array, long index) {
    return index >= 0 && index < array.size()
        ? Library.some(array.get((int) index))
        : Library.none();
  }

  private static Value append(Machine machine, List<Value> args) {
    machine.meter().allocate(1);
    return array(args, 0).append(args.get(1));
  }

  private static List<Value> joined(List<? extends Value> arrays) {
    List<Value> all = new ArrayList<>();
    arrays.forEach(a -> all.addAll((ArrayValue) a));
    return all;
  }

  private static int checked(ArrayValue array, long index) {
    Operations.element(array, index);
    return (int) index;
  }

  private static Value insertAt(Machine machine, List<Value> args) {
    ArrayValue old = array(args, 0);
    long index = integer(args, 1);
    List<Value> all = new ArrayList<>(old);
    all.add(index == old.size() ? old.size() : checked(old, index), args.get(2));
    return machine.array(all);
  }

  private static Value removeAt(Machine machine, List<Value> args) {
    List<Value> all = new ArrayList<>(array(args, 0));
    all.remove(checked(array(args, 0), integer(args, 1)));
    return machine.array(all);
  }

  private static Value set(Machine machine, List<Value> args) {
    List<Value> all = new ArrayList<>(array(args, 0));
    all.set(checked(array(args, 0), integer(args, 1)), args.get(2));
    return machine.array(all);
  }

  private static Optional<Long> position(Machine machine, List<Value> args) {
    ArrayValue array = array(args, 0);
    machine.meter().steps(array.size());
    int at = array.indexOf(args.get(1));
    return at < 0 ? Optional.empty() : Optional.of((long) at);
  }

  private static Value indexOf(Machine machine, List<Value> args) {
    return Library.option(position(machine, args).map(at -> Value.of(at.longValue())));
  }

  private static Value sort(Machine machine, List<Value> args) {
    List<Value> all = new ArrayList<>(array(args, 0));
    all.sort(comparing(machine));
    return machine.array(all);
  }

  /** The order of values, each comparison paid for. */
  static Comparator<Value> comparing(Machine machine) {
    return (a, b) -> {
      machine.meter().step();
      return ValueOrder.compare(a, b);
    };
  }

  private static int clamped(List<Value> args) {
    return (int) Math.max(0, Math.min(array(args, 0).size(), integer(args, 1)));
  }

  private static Value slice(Machine machine, List<Value> args) {
    ArrayValue array = array(args, 0);
    long from = integer(args, 1);
    long to = integer(args, 2);
    if (from < 0 || to > array.size() || from > to) {
      throw new Signal.Fault(
          "slice from " + from + " to " + to + " is outside an array of length " + array.size());
    }
    return machine.array(array.subList((int) from, (int) to));
  }

  private static Value zip(Machine machine, List<Value> args) {
    int length = Math.min(array(args, 0).size(), array(args, 1).size());
    machine.meter().allocate(3L * length);
    List<Value> pairs = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      pairs.add(Value.Tuple.of(array(args, 0).get(i), array(args, 1).get(i)));
    }
    return machine.array(pairs);
  }

  private static Value enumerate(Machine machine, List<Value> args) {
    ArrayValue array = array(args, 0);
    machine.meter().allocate(3L * array.size());
    List<Value> pairs = new ArrayList<>(array.size());
    for (Value element : array) {
      pairs.add(Value.Tuple.of(Value.of((long) pairs.size()), element));
    }
    return machine.array(pairs);
  }

  private static Value extreme(Machine machine, ArrayValue array, int sign) {
    Comparator<Value> order = comparing(machine);
    Optional<Value> best = Optional.empty();
    for (Value element : array) {
      if (best.isEmpty() || Integer.signum(order.compare(element, best.get())) == sign) {
        best = Optional.of(element);
      }
    }
    return Library.option(best);
  }

  private static Value join(Machine machine, List<Value> args) {
    TextOfPieces text = new TextOfPieces(machine.meter());
    boolean first = true;
    for (Value element : array(args, 0)) {
      if (!first) {
        text.add(args.get(1), machine.at());
      }
      text.add(element, machine.at());
      first = false;
    }
    return text.text(machine.at());
  }

  /** Groups of elements by their keys, in order of first occurrence. */
  static Map<Value, List<Value>> grouped(List<Value> elements, List<Value> keys) {
    Map<Value, List<Value>> groups = new LinkedHashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      groups.computeIfAbsent(keys.get(i), k -> new ArrayList<>()).add(elements.get(i));
    }
    return groups;
  }
}
