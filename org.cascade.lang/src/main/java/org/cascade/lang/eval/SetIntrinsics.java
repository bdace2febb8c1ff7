package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;

import java.util.List;
import java.util.function.Predicate;

/** Functions of Set. */
final class SetIntrinsics {
  /** What an update of a set of usual size costs. */
  private static final int PATH = 16;

  private SetIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Set")
        .add("empty", (m, a) -> SetValue.EMPTY)
        .add("of", (m, a) -> setOf(m, array(a, 0)))
        .add("insert", (m, a) -> changed(m, self(a).insert(a.get(1))))
        .add("remove", (m, a) -> changed(m, self(a).remove(a.get(1))))
        .add("contains", (m, a) -> Value.of(self(a).contains(a.get(1))))
        .add("union", SetIntrinsics::union)
        .add("intersect", (m, a) -> kept(m, a, other(a)::contains))
        .add("minus", (m, a) -> kept(m, a, e -> !other(a).contains(e)))
        .add("filter", (m, a) -> kept(m, a, e -> m.test(a.get(1), e)))
        .add("map", SetIntrinsics::map)
        .add("fold", (m, a) -> ArrayFunctionIntrinsics.fold(m, items(m, a), a.get(1), a.get(2)))
        .add("length", (m, a) -> Value.of((long) self(a).size()))
        .add("isEmpty", (m, a) -> Value.of(self(a).size() == 0))
        .add("toArray", (m, a) -> m.array(self(a).items()));
  }

  static SetValue setOf(Machine machine, List<Value> items) {
    machine.meter().allocate((long) items.size() * PATH);
    machine.meter().steps((long) items.size() * PATH);
    return SetValue.of(items);
  }

  private static SetValue self(List<Value> args) {
    return (SetValue) args.get(0);
  }

  private static SetValue other(List<Value> args) {
    return (SetValue) args.get(1);
  }

  private static List<Value> items(Machine machine, List<Value> args) {
    machine.meter().steps(self(args).size());
    return self(args).items();
  }

  private static Value changed(Machine machine, SetValue set) {
    machine.meter().steps(PATH);
    machine.meter().allocate(PATH);
    return set;
  }

  private static Value union(Machine machine, List<Value> args) {
    SetValue all = self(args);
    machine.meter().allocate((long) other(args).size() * PATH);
    for (Value item : other(args).items()) {
      machine.meter().steps(PATH);
      all = all.insert(item);
    }
    return all;
  }

  private static Value kept(Machine machine, List<Value> args, Predicate<Value> condition) {
    return setOf(machine, items(machine, args).stream().filter(condition).toList());
  }

  private static Value map(Machine machine, List<Value> args) {
    return setOf(
        machine, items(machine, args).stream().map(e -> machine.apply(args.get(1), e)).toList());
  }
}
