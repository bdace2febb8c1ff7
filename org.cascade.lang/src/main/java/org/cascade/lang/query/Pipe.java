package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;

/**
 * Rows on their way: what is gone over, and what is done with each row on the way, in one loop.
 * Immutable; ends as an array or a total.
 */
record Pipe(
    QueryLibrary library,
    Span span,
    boolean parallel,
    Source source,
    List<Core.Let> before,
    List<Op> ops,
    Type row) {

  /**
   * What a loop goes over.
   *
   * @param each to be gone over once
   * @param array the same as an array
   */
  record Source(Core each, Core array, Type row) {}

  /** What is done with a row within the loop. */
  sealed interface Op {
    record Filter(Local row, List<Conjunct> conjuncts) implements Op {
      Core of(Core value) {
        return new Function(row, condition()).of(value);
      }

      Core condition() {
        Core all = conjuncts.getFirst().condition();
        for (Conjunct next : conjuncts.subList(1, conjuncts.size())) {
          Span span = next.condition().span();
          List<Core> both = List.of(all, next.condition());
          all = new Core.Operate(span, Builtin.BOOL_TYPE, Primitive.AND, both);
        }
        return all;
      }
    }

    record Select(Function function) implements Op {}

    /**
     * @param partners the array of partners of a row, given its key
     */
    record Join(Plan.Stage.Join join, UnaryOperator<Core> partners) implements Op {}
  }

  Pipe(QueryLibrary library, Span span, boolean parallel, Source source) {
    this(library, span, parallel, source, List.of(), List.of(), source.row());
  }

  Pipe then(Op op) {
    List<Op> all = new ArrayList<>(ops);
    all.add(op);
    Type next =
        switch (op) {
          case Op.Filter f -> row;
          case Op.Select s -> s.function().body().type();
          case Op.Join j -> j.join().pair();
        };
    return new Pipe(library, span, parallel, source, before, List.copyOf(all), next);
  }

  /** The same after a value has been computed. */
  Pipe with(Local local, Core value) {
    List<Core.Let> all = new ArrayList<>(before);
    all.add(new Core.Let(span, local, value, value));
    return new Pipe(library, span, parallel, source, List.copyOf(all), ops, row);
  }

  /** What goes on with an array; all before it is in the array. */
  Pipe over(Core array, Type element) {
    return new Pipe(library, span, parallel, new Source(array, array, element));
  }

  /** Whether rows are as they come. */
  boolean isPlain() {
    return ops.isEmpty();
  }

  /** What a single thread has to end: in parallel functions the rest is done in parallel before. */
  Pipe gathered() {
    return parallel && isPipeline() ? over(array(), row) : this;
  }

  // ---- ends ----

  /** All rows. */
  Core array() {
    if (isPlain()) {
      return source.array();
    }
    if (parallel && isPipeline()) {
      return pipeline();
    }
    Type.Con type = library.type("builder", List.of(row));
    Local rows = new Local("rows", type, false);
    Core read = new Core.Read(span, rows);
    Core loop = loop(value -> library.call(span, "add", type, List.of(row), read, value));
    Core built = library.call(span, "build", Builtin.array(row), List.of(row), read);
    Core filled = new Core.Sequence(span, List.of(loop), built);
    Core start = library.call(span, "builder", type, List.of(row));
    return new Core.Let(span, rows, start, filled);
  }

  /** The first rows; no more are looked at than that takes, where conditions are all there is. */
  Core first(Core count) {
    boolean conditions = ops.stream().allMatch(o -> o instanceof Op.Filter);
    List<Type> args = List.of(row);
    if (!conditions || parallel) {
      return library.call(span, "take", Builtin.array(row), args, array(), count);
    }
    if (isPlain()) {
      return library.call(span, "take", Builtin.array(row), args, source.each(), count);
    }
    Local local = ((Op.Filter) ops.getFirst()).row();
    Core read = new Core.Read(span, local);
    Core all = ((Op.Filter) ops.getFirst()).condition();
    for (Op op : ops.subList(1, ops.size())) {
      List<Core> both = List.of(all, ((Op.Filter) op).of(read));
      all = new Core.Operate(span, Builtin.BOOL_TYPE, Primitive.AND, both);
    }
    Core condition = Lambdas.of(span, List.of(local), all);
    return library.call(
        span, "take_where", Builtin.array(row), args, source.each(), count, condition);
  }

  /** The sum of what a row contributes. */
  Core total(Primitive add, Object zero, UnaryOperator<Core> part) {
    Type type = zero instanceof Long ? Builtin.INT_TYPE : Builtin.REAL_TYPE;
    Local total = new Local("total", type, true);
    Core read = new Core.Read(span, total);
    Core loop =
        loop(value ->
            new Core.Assign(
                span, total, new Core.Operate(span, type, add, List.of(read, part.apply(value)))));
    Core summed = new Core.Sequence(span, List.of(loop), read);
    return new Core.Let(span, total, new Core.Literal(span, type, zero), summed);
  }

  // ---- in parallel ----

  private boolean isPipeline() {
    return !isPlain() && ops.stream().noneMatch(o -> o instanceof Op.Join);
  }

  private Core pipeline() {
    List<Core.Stage> stages = new ArrayList<>();
    for (Op op : ops) {
      if (op instanceof Op.Filter f) {
        Core condition = Lambdas.of(span, List.of(f.row()), f.condition());
        stages.add(new Core.Stage(Core.StageKind.FILTER, condition));
      } else if (op instanceof Op.Select s) {
        stages.add(new Core.Stage(Core.StageKind.MAP, Lambdas.of(span, s.function())));
      }
    }
    Core.Sink sink = new Core.Sink.ToArray();
    return new Core.Parallel(span, Builtin.array(row), source.array(), stages, sink);
  }

  // ---- the loop ----

  private Core loop(UnaryOperator<Core> sink) {
    Local item = new Local(name(), source.row(), false);
    Core body = body(0, new Core.Read(span, item), sink);
    Core loop = new Core.ForEach(span, item, source.each(), unit(body));
    for (Core.Let let : before.reversed()) {
      loop = new Core.Let(span, let.local(), let.value(), loop);
    }
    return loop;
  }

  /** The row is called as the user calls it. */
  private String name() {
    return ops.isEmpty()
        ? "row"
        : switch (ops.getFirst()) {
          case Op.Filter f -> f.row().name();
          case Op.Select s -> s.function().row().name();
          case Op.Join j -> j.join().mine().row().name();
        };
  }

  private Core body(int at, Core value, UnaryOperator<Core> sink) {
    if (at == ops.size()) {
      return sink.apply(value);
    }
    return switch (ops.get(at)) {
      case Op.Filter f ->
          new Core.If(
              span, Type.UNIT, f.of(value), unit(body(at + 1, value, sink)), new Core.Unit(span));
      case Op.Select s -> selected(at, s.function().of(value), sink);
      case Op.Join j -> joined(at, j, value, sink);
    };
  }

  private Core selected(int at, Core made, UnaryOperator<Core> sink) {
    if (at + 1 == ops.size()) {
      return sink.apply(made);
    }
    return named("selected", made, value -> body(at + 1, value, sink));
  }

  private Core named(String name, Core value, UnaryOperator<Core> rest) {
    Local local = new Local(name, value.type(), false);
    return new Core.Let(span, local, value, rest.apply(new Core.Read(span, local)));
  }

  private Core joined(int at, Op.Join op, Core value, UnaryOperator<Core> sink) {
    Plan.Stage.Join join = op.join();
    Type partner = join.partners().row();
    Core found = op.partners().apply(join.mine().of(value));
    Type right = partner;
    if (join.outer()) {
      right = Builtin.option(partner);
      found = library.call(span, "or_none", Builtin.array(right), List.of(partner), found);
    }
    Local other = new Local("partner", right, false);
    Core pair = new Core.TupleOf(span, join.pair(), List.of(value, new Core.Read(span, other)));
    Core rest =
        isTakenApart(at + 1)
            ? body(at + 1, pair, sink)
            : named("pair", pair, p -> body(at + 1, p, sink));
    return new Core.ForEach(span, other, found, unit(rest));
  }

  /** Whether all that comes looks at the items of a pair, so that it need not be made. */
  private boolean isTakenApart(int from) {
    for (Op op : ops.subList(from, ops.size())) {
      Optional<Function> function =
          switch (op) {
            case Op.Filter f -> Optional.of(new Function(f.row(), f.condition()));
            case Op.Select s -> Optional.of(s.function());
            case Op.Join j -> Optional.empty();
          };
      if (function.isEmpty() || !function.get().usesItemsOnly()) {
        return false;
      }
      if (op instanceof Op.Select) {
        return true;
      }
    }
    return false;
  }

  private Core unit(Core core) {
    return core.type() == Type.UNIT
        ? core
        : new Core.Sequence(span, List.of(core), new Core.Unit(span));
  }
}
