package org.cascade.lang.eval;

import static org.cascade.lang.eval.Arguments.text;

import java.util.List;

/** Functions of Option and Result. */
final class OptionIntrinsics {
  private OptionIntrinsics() {}

  static void register(Intrinsics.Table table) {
    table
        .of("Option")
        .add("isSome", (m, a) -> Value.of(holds(a)))
        .add("isNone", (m, a) -> Value.of(!holds(a)))
        .add("map", (m, a) -> holds(a) ? Library.some(m.apply(a.get(1), inner(a))) : a.get(0))
        .add("flatMap", (m, a) -> holds(a) ? m.apply(a.get(1), inner(a)) : a.get(0))
        .add(
            "filter", (m, a) -> holds(a) && !m.test(a.get(1), inner(a)) ? Library.none() : a.get(0))
        .add("orElse", (m, a) -> holds(a) ? inner(a) : a.get(1))
        .add("expect", OptionIntrinsics::expectSome)
        .add("okOr", (m, a) -> holds(a) ? Library.ok(inner(a)) : Library.err(a.get(1)))
        .add("toArray", (m, a) -> m.array(((Value.Variant) a.get(0)).fields()));
    table
        .of("Result")
        .add("isOk", (m, a) -> Value.of(holds(a)))
        .add("isErr", (m, a) -> Value.of(!holds(a)))
        .add("map", (m, a) -> holds(a) ? Library.ok(m.apply(a.get(1), inner(a))) : a.get(0))
        .add("flatMap", (m, a) -> holds(a) ? m.apply(a.get(1), inner(a)) : a.get(0))
        .add("mapErr", (m, a) -> holds(a) ? a.get(0) : Library.err(m.apply(a.get(1), inner(a))))
        .add("orElse", (m, a) -> holds(a) ? inner(a) : a.get(1))
        .add("expect", OptionIntrinsics::expectOk)
        .add("ok", (m, a) -> holds(a) ? Library.some(inner(a)) : Library.none())
        .add("err", (m, a) -> holds(a) ? Library.none() : Library.some(inner(a)));
  }

  private static boolean holds(List<Value> args) {
    return Library.holds((Value.Variant) args.get(0));
  }

  private static Value inner(List<Value> args) {
    return ((Value.Variant) args.get(0)).fields().getFirst();
  }

  private static Value expectSome(Machine machine, List<Value> args) {
    if (holds(args)) {
      return inner(args);
    }
    throw new Signal.Fault(text(args, 1));
  }

  private static Value expectOk(Machine machine, List<Value> args) {
    if (holds(args)) {
      return inner(args);
    }
    throw new Signal.Fault(text(args, 1) + ": " + ValueText.show(inner(args), machine.meter()));
  }
}
