package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreRewrite;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Recognises the calls of the library that make up a query. */
final class ChainReader {
  private final UnaryOperator<Core> inner;
  private final KnownQueries known;

  /**
   * @param inner what is done with the parts that are no steps: they may hold queries themselves
   * @param known what variables hold that are queries
   */
  ChainReader(UnaryOperator<Core> inner, KnownQueries known) {
    this.inner = inner;
    this.known = known;
  }

  /** The query that this is the last call of, if it is one. */
  Optional<Chain> read(Core core) {
    if (known.inlined(core).isPresent()) {
      return Optional.of(rows(core)).filter(r -> !r.steps().isEmpty());
    }
    if (!(core instanceof Core.Call call) || !QueryLibrary.isOfRows(call.function())) {
      return Optional.empty();
    }
    Optional<Chain.End> end = end(call);
    if (end.isPresent()) {
      Chain rows = rows(call.args().getFirst());
      return Optional.of(new Chain(call.span(), call.type(), rows.source(), rows.steps(), end));
    }
    Chain rows = rows(core);
    return rows.steps().isEmpty() ? Optional.empty() : Optional.of(rows);
  }

  private Chain rows(Core core) {
    if (core instanceof Core.Call call && QueryLibrary.isSource(call.function())) {
      return new Chain(core.span(), core.type(), source(call), List.of(), Optional.empty());
    }
    Optional<Core> steps = known.inlined(core);
    if (steps.isPresent()) {
      return rows(steps.get());
    }
    boolean ofRows = core instanceof Core.Call call && QueryLibrary.isOfRows(call.function());
    return ofRows
        ? step((Core.Call) core).orElseGet(() -> others(CoreRewrite.children(core, inner)))
        : others(inner.apply(core));
  }

  private static Chain others(Core rows) {
    Chain.Source source = new Chain.Source.Others(rows, rowOf(rows.type()));
    return new Chain(rows.span(), rows.type(), source, List.of(), Optional.empty());
  }

  private Optional<Chain> step(Core.Call call) {
    Chain before = rows(call.args().getFirst());
    return stepOf(call)
        .filter(s -> isOrdered(before, s))
        .map(s -> {
          List<Chain.Step> steps = new ArrayList<>(before.steps());
          steps.add(s);
          return new Chain(
              call.span(), call.type(), before.source(), List.copyOf(steps), Optional.empty());
        });
  }

  private Chain.Source source(Core.Call call) {
    Core from = inner.apply(call.args().getFirst());
    Type row = rowOf(call.type());
    if (Builtin.is(from.type(), Builtin.BTREE)) {
      boolean entries = call.function().name().equals("from_entries");
      return new Chain.Source.Tree(from, entries, row);
    }
    return Builtin.is(from.type(), Builtin.ARRAY)
        ? new Chain.Source.Elements(from, row)
        : new Chain.Source.Others(
            new Core.Call(
                call.span(), call.type(), call.function(), call.typeArgs(), List.of(from)),
            row);
  }

  static Type rowOf(Type rows) {
    return Types.args(Types.unrefined(rows)).getFirst();
  }

  /** {@code then_by} goes on with an order that is known here, or begins one. */
  private static boolean isOrdered(Chain before, Chain.Step step) {
    if (!(step instanceof Chain.Step.Order order) || !order.then()) {
      return true;
    }
    for (int i = before.steps().size() - 1; i >= 0; i--) {
      Chain.Step earlier = before.steps().get(i);
      if (!(earlier instanceof Chain.Step.Filter)) {
        return earlier instanceof Chain.Step.Order;
      }
    }
    return !(before.source() instanceof Chain.Source.Others);
  }

  // ---- steps and ends ----

  private Optional<Chain.Step> stepOf(Core.Call call) {
    return switch (call.function().name()) {
      case "filter" -> function(call, 1).map(Chain.Step.Filter::new);
      case "order_by" -> order(call, false, false);
      case "order_by_descending" -> order(call, true, false);
      case "then_by" -> order(call, false, true);
      case "then_by_descending" -> order(call, true, true);
      case "limit" -> count(call).map(Chain.Step.Limit::new);
      case "offset" -> count(call).map(Chain.Step.Offset::new);
      case "select" -> function(call, 1).map(Chain.Step.Select::new);
      case "group_by" -> function(call, 1).map(f -> new Chain.Step.Group(f, rowOf(call.type())));
      case "join" -> join(call, false);
      case "left_join" -> join(call, true);
      default -> Optional.empty();
    };
  }

  private Optional<Chain.Step> order(Core.Call call, boolean descending, boolean then) {
    return function(call, 1).map(f -> new Chain.Step.Order(f, descending, then));
  }

  private Optional<Chain.Step> join(Core.Call call, boolean outer) {
    Chain other = rows(call.args().get(1));
    return function(call, 2)
        .flatMap(mine ->
            function(call, 3)
                .map(
                    theirs -> new Chain.Step.Join(other, mine, theirs, outer, rowOf(call.type()))));
  }

  private Optional<Core> count(Core.Call call) {
    return Optional.of(inner.apply(call.args().get(1))).filter(Calm::is);
  }

  /** What is passed as a lambda that only computes and reads. */
  private Optional<Function> function(Core.Call call, int index) {
    Core given = call.args().get(index);
    while (given instanceof Core.Coerce coerce) {
      given = coerce.value();
    }
    return given instanceof Core.Lambda lambda && Calm.is(lambda.body())
        ? Optional.of(new Function(lambda.params().getFirst(), inner.apply(lambda.body())))
        : Optional.empty();
  }

  private Optional<Chain.End> end(Core.Call call) {
    return switch (call.function().name()) {
      case "to_array" -> plain(Chain.EndKind.TO_ARRAY);
      case "first" -> plain(Chain.EndKind.FIRST);
      case "count" -> plain(Chain.EndKind.COUNT);
      case "exists" -> plain(Chain.EndKind.EXISTS);
      case "sum" -> aggregate(call, Chain.EndKind.SUM);
      case "min" -> aggregate(call, Chain.EndKind.MIN);
      case "max" -> aggregate(call, Chain.EndKind.MAX);
      case "avg" -> aggregate(call, Chain.EndKind.AVG);
      default -> Optional.empty();
    };
  }

  private static Optional<Chain.End> plain(Chain.EndKind kind) {
    return Optional.of(new Chain.End(kind, Optional.empty()));
  }

  private Optional<Chain.End> aggregate(Core.Call call, Chain.EndKind kind) {
    return function(call, 1).map(f -> new Chain.End(kind, Optional.of(f)));
  }
}
