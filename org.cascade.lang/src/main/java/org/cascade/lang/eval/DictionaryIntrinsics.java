package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.array;

import java.util.List;
import java.util.Optional;

/** Functions of Map and BTree. */
final class DictionaryIntrinsics {
  /** What an update of a tree of usual size costs. */
  private static final int PATH = 16;

  private DictionaryIntrinsics() {}

  static void register(Intrinsics.Table table) {
    registerBoth(table.of("Map"), MapValue.EMPTY);
    registerBoth(table.of("BTree"), TreeValue.EMPTY);
    table
        .add("first", (m, a) -> entry(tree(a).first()))
        .add("last", (m, a) -> entry(tree(a).last()))
        .add("floor", (m, a) -> entry(tree(a).floor(a.get(1))))
        .add("ceiling", (m, a) -> entry(tree(a).ceiling(a.get(1))))
        .add("range", DictionaryIntrinsics::range);
  }

  private static void registerBoth(Intrinsics.Table table, Dictionary empty) {
    table
        .add("empty", (m, a) -> empty)
        .add("of", (m, a) -> of(m, empty, array(a, 0)))
        .add("get", (m, a) -> Library.option(self(a).find(a.get(1))))
        .add("insert", (m, a) -> insert(m, self(a), a.get(1), a.get(2)))
        .add("remove", DictionaryIntrinsics::remove)
        .add("contains", (m, a) -> Value.of(self(a).find(a.get(1)).isPresent()))
        .add("update", DictionaryIntrinsics::update)
        .add("keys", (m, a) -> m.array(entries(m, a).stream().map(Dictionary.Entry::key).toList()))
        .add(
            "values",
            (m, a) -> m.array(entries(m, a).stream().map(Dictionary.Entry::value).toList()))
        .add("entries", DictionaryIntrinsics::allEntries)
        .add("length", (m, a) -> Value.of((long) self(a).size()))
        .add("isEmpty", (m, a) -> Value.of(self(a).size() == 0))
        .add("mapValues", DictionaryIntrinsics::mapValues)
        .add("filter", DictionaryIntrinsics::filter)
        .add("fold", DictionaryIntrinsics::fold)
        .add("merge", DictionaryIntrinsics::merge);
  }

  private static Dictionary self(List<Value> args) {
    return (Dictionary) args.get(0);
  }

  private static TreeValue tree(List<Value> args) {
    return (TreeValue) args.get(0);
  }

  private static List<Dictionary.Entry> entries(Machine machine, List<Value> args) {
    machine.meter().steps(self(args).size());
    return self(args).entries();
  }

  private static Value pair(Dictionary.Entry entry) {
    return Value.Tuple.of(entry.key(), entry.value());
  }

  private static Value entry(Optional<Dictionary.Entry> entry) {
    return Library.option(entry.map(DictionaryIntrinsics::pair));
  }

  private static Dictionary insert(Machine machine, Dictionary old, Value key, Value value) {
    machine.meter().steps(PATH);
    machine.meter().allocate(PATH);
    return old.insert(key, value);
  }

  private static Value of(Machine machine, Dictionary empty, ArrayValue pairs) {
    Dictionary all = empty;
    for (Value pair : pairs) {
      List<Value> items = ((Value.Tuple) pair).items();
      all = insert(machine, all, items.get(0), items.get(1));
    }
    return all;
  }

  private static Value remove(Machine machine, List<Value> args) {
    machine.meter().steps(PATH);
    machine.meter().allocate(PATH);
    return self(args).remove(args.get(1));
  }

  private static Value update(Machine machine, List<Value> args) {
    Optional<Value> old = self(args).find(args.get(1));
    return old.isEmpty()
        ? args.get(0)
        : insert(machine, self(args), args.get(1), machine.apply(args.get(2), old.get()));
  }

  private static Value allEntries(Machine machine, List<Value> args) {
    machine.meter().allocate(3L * self(args).size());
    return machine.array(entries(machine, args).stream().map(DictionaryIntrinsics::pair).toList());
  }

  private static Value mapValues(Machine machine, List<Value> args) {
    Dictionary out = self(args).cleared();
    for (Dictionary.Entry e : entries(machine, args)) {
      out = insert(machine, out, e.key(), machine.apply(args.get(1), e.value()));
    }
    return out;
  }

  private static Value filter(Machine machine, List<Value> args) {
    Dictionary out = self(args).cleared();
    for (Dictionary.Entry e : entries(machine, args)) {
      if (machine.test(args.get(1), e.key(), e.value())) {
        out = insert(machine, out, e.key(), e.value());
      }
    }
    return out;
  }

  private static Value fold(Machine machine, List<Value> args) {
    Value result = args.get(1);
    for (Dictionary.Entry e : entries(machine, args)) {
      result = machine.apply(args.get(2), result, e.key(), e.value());
    }
    return result;
  }

  private static Value merge(Machine machine, List<Value> args) {
    Dictionary out = self(args);
    for (Dictionary.Entry e : ((Dictionary) args.get(1)).entries()) {
      out = insert(machine, out, e.key(), e.value());
    }
    return out;
  }

  private static Value range(Machine machine, List<Value> args) {
    Dictionary out = TreeValue.EMPTY;
    for (Dictionary.Entry e : entries(machine, args)) {
      if (ValueOrder.compare(e.key(), args.get(1)) >= 0
          && ValueOrder.compare(e.key(), args.get(2)) < 0) {
        out = insert(machine, out, e.key(), e.value());
      }
    }
    return out;
  }
}
