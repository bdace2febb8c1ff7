package org.cascade.lang.query;

import java.util.List;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.Local;
import org.cascade.lang.core.Primitive;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Plans to core: loops over rows with conditions and projections in them, between steps that need
 * all rows.
 */
final class PlanEmitter {
  private final QueryLibrary library;
  private final AccessEmitter access;
  private final boolean parallel;

  /**
   * @param parallel whether the query stands in a function that may split its work
   */
  PlanEmitter(QueryLibrary library, boolean parallel) {
    this.library = library;
    this.access = new AccessEmitter(library);
    this.parallel = parallel;
  }

  Core emit(Plan plan) {
    Pipe pipe = pipe(plan);
    Span span = plan.span();
    if (plan.end().isEmpty()) {
      return rows(span, plan.type(), pipe.array());
    }
    Chain.End end = plan.end().get();
    return switch (end.kind()) {
      case TO_ARRAY -> pipe.array();
      case FIRST -> library.call(span, "first", plan.type(), List.of(pipe.row()), pipe.array());
      case EXISTS -> exists(span, pipe);
      case COUNT -> count(span, pipe);
      case SUM -> sum(span, plan.type(), pipe, end.function().orElseThrow());
      case MIN -> extreme(span, "min", plan.type(), pipe, end.function().orElseThrow());
      case MAX -> extreme(span, "max", plan.type(), pipe, end.function().orElseThrow());
      case AVG -> mean(span, plan.type(), pipe, end.function().orElseThrow());
    };
  }

  /** {@code Rows { ties: [array] }}. */
  private static Core rows(Span span, Type type, Core array) {
    RecordSymbol record = Types.record(type).orElseThrow();
    Core ties = new Core.ArrayOf(span, Builtin.array(array.type()), List.of(array));
    return new Core.RecordOf(span, type, record, List.of(ties));
  }

  // ---- stages ----

  private Pipe pipe(Plan plan) {
    Span span = plan.span();
    Pipe pipe = new Pipe(library, span, parallel, access.source(span, plan.access()));
    for (Plan.Stage stage : plan.stages()) {
      pipe = next(span, pipe, stage);
    }
    return pipe;
  }

  private Pipe next(Span span, Pipe pipe, Plan.Stage stage) {
    return switch (stage) {
      case Plan.Stage.Filter s -> pipe.then(new Pipe.Op.Filter(s.row(), s.conjuncts()));
      case Plan.Stage.Select s -> pipe.then(new Pipe.Op.Select(s.function()));
      case Plan.Stage.Sort s -> pipe.over(sorted(span, pipe, s), s.row());
      case Plan.Stage.Limit s -> pipe.over(pipe.first(s.count()), pipe.row());
      case Plan.Stage.Offset s -> pipe.over(ofArray(span, "drop", pipe, s.count()), pipe.row());
      case Plan.Stage.Group s -> pipe.over(grouped(span, pipe, s), s.group());
      case Plan.Stage.Join s -> joined(span, pipe, s);
    };
  }

  private Core ofArray(Span span, String name, Pipe pipe, Core argument) {
    Type type = Builtin.array(pipe.row());
    return library.call(span, name, type, List.of(pipe.row()), pipe.array(), argument);
  }

  private Core sorted(Span span, Pipe pipe, Plan.Stage.Sort sort) {
    Type type = Builtin.array(sort.row());
    Core order = new OrderEmitter(library).order(span, sort);
    List<Type> args = List.of(sort.row());
    return sort.limit()
        .map(n -> library.call(span, "top", type, args, pipe.array(), n, order))
        .orElseGet(() -> library.call(span, "sorted", type, args, pipe.array(), order));
  }

  private Core grouped(Span span, Pipe pipe, Plan.Stage.Group group) {
    Type key = group.key().body().type();
    Type members = Builtin.array(group.row());
    Local name = new Local("key", key, false);
    Local rows = new Local("rows", members, false);
    Core made =
        new Core.RecordOf(
            span,
            group.group(),
            Types.record(group.group()).orElseThrow(),
            List.of(new Core.Read(span, name), new Core.Read(span, rows)));
    return library.call(
        span,
        "grouped",
        Builtin.array(group.group()),
        List.of(group.row(), key, group.group()),
        pipe.array(),
        Lambdas.of(span, group.key()),
        Lambdas.of(span, List.of(name, rows), made));
  }

  private Pipe joined(Span span, Pipe pipe, Plan.Stage.Join join) {
    Local hashed = new Local("partners", Type.UNIT, false);
    return switch (join.partners()) {
      case Plan.Partners.Hashed p -> {
        Type key = p.theirs().body().type();
        Type type = library.type("hashed", List.of(key, p.row()));
        hashed = new Local("partners", type, false);
        Core table =
            library.call(
                span,
                "hashed",
                type,
                List.of(key, p.row()),
                pipe(p.other()).array(),
                Lambdas.of(span, p.theirs()));
        Core read = new Core.Read(span, hashed);
        yield pipe.with(hashed, table)
            .then(
                new Pipe.Op.Join(
                    join,
                    mine ->
                        library.call(
                            span,
                            "partners",
                            Builtin.array(p.row()),
                            List.of(key, p.row()),
                            read,
                            mine)));
      }
      case Plan.Partners.Found p -> pipe.then(new Pipe.Op.Join(join, mine -> found(span, p, mine)));
    };
  }

  private Core found(Span span, Plan.Partners.Found partners, Core mine) {
    Conjunct.Bound same =
        new Conjunct.Bound(
            partners.keys().parts().getFirst(),
            Primitive.EQUAL,
            mine,
            Types.erased(partners.keys().types().getFirst()));
    Plan.Access lookup =
        new Plan.Access.Lookup(partners.source(), partners.keys(), List.of(same), true);
    Pipe pipe = new Pipe(library, span, false, access.source(span, lookup));
    for (Plan.Stage stage : partners.filter()) {
      pipe = next(span, pipe, stage);
    }
    return pipe.array();
  }

  // ---- ends ----

  private Core exists(Span span, Pipe pipe) {
    Core empty =
        library.call(span, "is_empty", Builtin.BOOL_TYPE, List.of(pipe.row()), pipe.array());
    return new Core.Operate(span, Builtin.BOOL_TYPE, Primitive.NOT, List.of(empty));
  }

  private Core count(Span span, Pipe pipe) {
    if (pipe.isPlain() || parallel) {
      return library.call(span, "length", Builtin.INT_TYPE, List.of(pipe.row()), pipe.array());
    }
    return pipe.total(Primitive.INT_ADD, 0L, row -> new Core.Literal(span, Builtin.INT_TYPE, 1L));
  }

  private Core sum(Span span, Type type, Pipe pipe, Function of) {
    if (Builtin.is(type, Builtin.INT)) {
      return pipe.gathered().total(Primitive.INT_ADD, 0L, of::of);
    }
    if (Builtin.is(type, Builtin.REAL)) {
      return pipe.gathered().total(Primitive.REAL_ADD, 0.0, of::of);
    }
    Core all = pipe.then(new Pipe.Op.Select(of)).array();
    return library.call(span, "sum", type, List.of(), all);
  }

  private Core extreme(Span span, String name, Type type, Pipe pipe, Function of) {
    Core all = pipe.then(new Pipe.Op.Select(of)).array();
    return library.call(span, name, type, List.of(of.body().type()), all);
  }

  private Core mean(Span span, Type type, Pipe pipe, Function of) {
    Core real =
        Builtin.is(of.body().type(), Builtin.INT)
            ? library.call(span, "to_real", Builtin.REAL_TYPE, List.of(), of.body())
            : of.body();
    Core all = pipe.then(new Pipe.Op.Select(new Function(of.row(), real))).array();
    return library.call(span, "mean", type, List.of(), all);
  }
}
