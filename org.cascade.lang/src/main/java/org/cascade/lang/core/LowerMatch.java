package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Variable;

/**
 * Compiles patterns to switches and ifs, first match first. Rows that ask the same kind of question
 * of the same value share one switch; where a row of another kind stands between, the rows behind
 * it are what the switch goes on with ({@link Core.Join}). So no row is ever copied, and the code
 * is linear in the patterns. After Wadler's chapter in Peyton Jones, "The Implementation of
 * Functional Programming Languages".
 */
final class LowerMatch {
  private final Lowering lowering;
  private final Scope scope;
  private final Span span;
  private final Type type;
  private final MatchPatterns patterns;

  /** What a row that matches does. */
  interface Leaf {
    /**
     * @param bound the locals of the row's names
     * @param fail where to go on if a guard does not hold
     */
    Core build(Map<String, Local> bound, Supplier<Core> fail);
  }

  /** One pattern per column, and what follows. */
  record Row(List<Pattern> cells, boolean guarded, Leaf leaf, Map<Pattern, Local> binds) {
    static Row of(List<Pattern> cells, boolean guarded, Leaf leaf) {
      return new Row(List.copyOf(cells), guarded, leaf, new LinkedHashMap<>());
    }

    Row with(List<Pattern> newCells) {
      return new Row(List.copyOf(newCells), guarded, leaf, new LinkedHashMap<>(binds));
    }

    Row with(Leaf newLeaf, boolean nowGuarded) {
      return new Row(cells, nowGuarded, newLeaf, new LinkedHashMap<>(binds));
    }
  }

  /**
   * @param type of the whole match
   */
  LowerMatch(Lowering lowering, Scope scope, Span span, Type type) {
    this.lowering = lowering;
    this.scope = scope;
    this.span = span;
    this.type = type;
    this.patterns = new MatchPatterns(scope);
  }

  static Core lower(Lowering lowering, Scope scope, Expr.Match match) {
    LowerMatch at = new LowerMatch(lowering, scope, match.span(), scope.type(match));
    List<Row> rows = new ArrayList<>();
    for (Expr.Arm arm : match.arms()) {
      rows.add(Row.of(List.of(arm.pattern()), arm.guard().isPresent(), at.leafOf(arm)));
    }
    if (match.subject() instanceof Expr.Tuple tuple
        && scope.table().coercion(tuple).isEmpty()
        && match.isOfSeveral()) {
      return at.matchItems(tuple, rows);
    }
    Core subject = lowering.exprs(scope).lower(match.subject());
    return at.match(subject, rows, at::impossible);
  }

  private Leaf leafOf(Expr.Arm arm) {
    return (bound, fail) -> {
      LowerExpr exprs = lowering.exprs(scope);
      if (arm.guard().isEmpty()) {
        return exprs.lower(arm.body());
      }
      return exprs.condition(arm.guard().orElseThrow(), type, () -> exprs.lower(arm.body()), fail);
    };
  }

  /** A match on {@code (a, b)}: the items are columns, no tuple is made. */
  private Core matchItems(Expr.Tuple tuple, List<Row> rows) {
    LowerExpr exprs = lowering.exprs(scope);
    List<Local> columns = new ArrayList<>();
    List<Core> values = new ArrayList<>();
    List<Row> open = new ArrayList<>();
    for (Row row : rows) {
      Pattern cell = row.cells().getFirst();
      open.add(
          cell instanceof Pattern.Tuple t
              ? row.with(t.items())
              : row.with(MatchPatterns.wildcards(cell.span(), tuple.items().size())));
    }
    for (Expr item : tuple.items()) {
      int column = columns.size();
      values.add(exprs.lower(item));
      String name = patterns.nameFor(open, column).orElse("item" + column);
      columns.add(scope.temporary(name, scope.placedType(item)));
    }
    Core result = rows(columns, open, this::impossible);
    for (int i = columns.size() - 1; i >= 0; i--) {
      result = new Core.Let(values.get(i).span(), columns.get(i), values.get(i), result);
    }
    return result;
  }

  /** Goes through the rows for one subject. */
  Core match(Core subject, List<Row> rows, Supplier<Core> fail) {
    if (subject instanceof Core.Read read && !read.local().isMutable()) {
      return rows(List.of(read.local()), rows, fail);
    }
    String name = patterns.nameFor(rows, 0).orElse("subject");
    Local local = scope.temporary(name, subject.type());
    return new Core.Let(subject.span(), local, subject, rows(List.of(local), rows, fail));
  }

  /** One pattern: {@code is}, {@code let}, {@code for}. */
  Core single(Core subject, Pattern pattern, Supplier<Core> then, Supplier<Core> fail) {
    return match(subject, List.of(Row.of(List.of(pattern), false, (b, f) -> then.get())), fail);
  }

  /** An end of a range. */
  Core lower(Expr constant) {
    return lowering.exprs(scope).constant(constant);
  }

  /** Whether the subject's value is one of the type's; absent if nothing is to be asked. */
  Optional<Core> holds(Local subject, Type asked, Span at) {
    return lowering.refinements().holds(scope, subject, asked, at);
  }

  /** Whether what is in a value out of {@code Any} is of its type too. */
  Optional<Core> inside(Local typed, Span at) {
    return lowering.refinements().inside(scope, typed, at);
  }

  Core impossible() {
    return new Core.Abort(
        span,
        new Core.Literal(span, org.cascade.lang.types.Builtin.STRING_TYPE, "no case matches"));
  }

  // ---- rows ----

  Core rows(List<Local> columns, List<Row> all, Supplier<Core> fail) {
    if (all.isEmpty()) {
      return fail.get();
    }
    Row first = settle(columns, all.getFirst());
    int column = patterns.firstQuestion(first);
    if (column < 0) {
      return finish(columns, first, all.subList(1, all.size()), fail);
    }
    List<Row> settled = new ArrayList<>();
    settled.add(first);
    all.stream().skip(1).forEach(r -> settled.add(settle(columns, r)));
    return switch (first.cells().get(column)) {
      case Pattern.Tuple t when patterns.isProduct(columns.get(column).type()) ->
          product(columns, column, settled, fail);
      case Pattern.Record r when patterns.isProduct(r, columns.get(column).type()) ->
          product(columns, column, settled, fail);
      case Pattern.Or or -> alternatives(columns, column, or, settled, fail);
      default ->
          new MatchTests(this, scope, patterns, span, type).test(columns, column, settled, fail);
    };
  }

  /** The row with its names bound and out of the way, and types that ask nothing looked through. */
  private Row settle(List<Local> columns, Row row) {
    Row result = row.with(row.cells());
    List<Pattern> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(settle(columns.get(i), row.cells().get(i), result));
    }
    return new Row(List.copyOf(cells), row.guarded(), row.leaf(), result.binds());
  }

  private Pattern settle(Local column, Pattern cell, Row row) {
    return switch (cell) {
      case Pattern.Bind b -> {
        row.binds().put(b, column);
        yield new Pattern.Wildcard(b.span());
      }
      case Pattern.Typed t when !patterns.isTest(t, column.type()) ->
          settle(column, t.pattern(), row);
      case Pattern.Tuple t when t.items().isEmpty() && patterns.isProduct(column.type()) ->
          new Pattern.Wildcard(t.span());
      default -> cell;
    };
  }

  private Core finish(List<Local> columns, Row row, List<Row> rest, Supplier<Core> fail) {
    Map<String, Local> bound = new LinkedHashMap<>();
    row.binds()
        .forEach((pattern, local) -> {
          Variable variable = scope.variable(pattern);
          scope.bind(variable, local);
          bound.put(variable.name(), local);
        });
    if (!row.guarded()) {
      return row.leaf().build(bound, fail);
    }
    return orElse(
        next -> row.leaf().build(bound, next),
        () -> rows(columns, rest, fail),
        !rest.isEmpty(),
        fail);
  }

  /** Builds a body that may give up, and what comes then, each once. */
  Core orElse(
      java.util.function.Function<Supplier<Core>, Core> body,
      Supplier<Core> rest,
      boolean hasRest,
      Supplier<Core> fail) {
    if (!hasRest) {
      return body.apply(fail);
    }
    Label label = new Label("next");
    Core built = body.apply(() -> new Core.Jump(span, label, List.of()));
    return LowerJoins.share(span, label, List.of(), rest.get(), built);
  }

  // ---- tuples and records: nothing to ask, so all rows take them apart together ----

  private Core product(List<Local> columns, int column, List<Row> all, Supplier<Core> fail) {
    Local subject = columns.get(column);
    int apart = 0;
    while (apart < all.size()
        && patterns.canTakeApart(all.get(apart).cells().get(column), subject.type())) {
      apart++;
    }
    List<Row> together = all.subList(0, apart);
    List<Row> rest = all.subList(apart, all.size());
    return orElse(
        next -> takeApart(columns, column, subject, together, next),
        () -> rows(columns, rest, fail),
        !rest.isEmpty(),
        fail);
  }

  private Core takeApart(
      List<Local> columns, int column, Local subject, List<Row> all, Supplier<Core> fail) {
    List<MatchPatterns.Part> parts = patterns.parts(subject, all, column);
    List<Local> newColumns = new ArrayList<>(columns);
    newColumns.remove(column);
    parts.forEach(p -> newColumns.add(p.local()));
    List<Row> newRows = new ArrayList<>();
    for (Row row : all) {
      List<Pattern> cells = new ArrayList<>(row.cells());
      Pattern cell = cells.remove(column);
      parts.forEach(p -> cells.add(patterns.partOf(cell, p)));
      newRows.add(row.with(cells));
    }
    Core result = rows(newColumns, newRows, fail);
    for (int i = parts.size() - 1; i >= 0; i--) {
      MatchPatterns.Part part = parts.get(i);
      result = new Core.Let(span, part.local(), part.read(span, subject), result);
    }
    return result;
  }

  // ---- alternatives ----

  private Core alternatives(
      List<Local> columns, int column, Pattern.Or or, List<Row> all, Supplier<Core> fail) {
    Row first = all.getFirst();
    if (or.options().stream().noneMatch(patterns::binds) && onlyQuestion(first, column)) {
      return expand(columns, column, or, all, fail);
    }
    return nested(columns, column, or, all, fail);
  }

  private boolean onlyQuestion(Row row, int column) {
    for (int i = 0; i < row.cells().size(); i++) {
      if (i != column && !(row.cells().get(i) instanceof Pattern.Wildcard)) {
        return false;
      }
    }
    return true;
  }

  /** {@code 1 | 2 => a} as the rows {@code 1 => a}, {@code 2 => a}, which share the arm's code. */
  private Core expand(
      List<Local> columns, int column, Pattern.Or or, List<Row> all, Supplier<Core> fail) {
    Row first = all.getFirst();
    if (first.guarded()) {
      return nested(columns, column, or, all, fail);
    }
    Label arm = new Label("arm");
    Row jumping = first.with((bound, f) -> new Core.Jump(span, arm, List.of()), false);
    List<Row> expanded = new ArrayList<>();
    for (Pattern option : or.options()) {
      expanded.add(replace(jumping, column, option));
    }
    expanded.addAll(all.subList(1, all.size()));
    Core body = rows(columns, expanded, fail);
    Core target = finish(columns, replace(first, column, wildcard(or)), List.of(), fail);
    return LowerJoins.share(span, arm, List.of(), target, body);
  }

  /** The alternatives decide first; what they bind is handed to the row's other questions. */
  private Core nested(
      List<Local> columns, int column, Pattern.Or or, List<Row> all, Supplier<Core> fail) {
    Row first = all.getFirst();
    List<Row> rest = all.subList(1, all.size());
    return orElse(
        next -> {
          List<Variable> variables = patterns.variables(or.options().getFirst());
          List<Local> params = new ArrayList<>();
          variables.forEach(v -> params.add(scope.temporary(v.name(), scope.type(v))));
          Label label = new Label("matched");
          List<Row> options = new ArrayList<>();
          for (Pattern option : or.options()) {
            options.add(Row.of(List.of(option), false, jump(label, variables)));
          }
          Core body = rows(List.of(columns.get(column)), options, next);
          or.options().forEach(o -> bindAll(patterns.variables(o), params));
          Core target = rows(columns, List.of(replace(first, column, wildcard(or))), next);
          return LowerJoins.share(span, label, params, target, body);
        },
        () -> rows(columns, rest, fail),
        !rest.isEmpty(),
        fail);
  }

  private Leaf jump(Label label, List<Variable> variables) {
    return (bound, fail) ->
        new Core.Jump(
            span,
            label,
            variables.stream()
                .<Core>map(v -> new Core.Read(span, Objects.requireNonNull(bound.get(v.name()))))
                .toList());
  }

  private void bindAll(List<Variable> variables, List<Local> params) {
    for (Variable variable : variables) {
      params.stream()
          .filter(p -> p.name().equals(variable.name()))
          .findFirst()
          .ifPresent(p -> scope.bind(variable, p));
    }
  }

  private static Pattern wildcard(Pattern pattern) {
    return new Pattern.Wildcard(pattern.span());
  }

  private static Row replace(Row row, int column, Pattern cell) {
    List<Pattern> cells = new ArrayList<>(row.cells());
    cells.set(column, cell);
    return row.with(cells);
  }
}
