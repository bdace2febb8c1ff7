package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** The questions of a match: which constructor, which literal, which type, in which range. */
final class MatchTests {
  private final LowerMatch match;
  private final Scope scope;
  private final MatchPatterns patterns;
  private final Span span;
  private final Type type;

  MatchTests(LowerMatch match, Scope scope, MatchPatterns patterns, Span span, Type type) {
    this.match = match;
    this.scope = scope;
    this.patterns = patterns;
    this.span = span;
    this.type = type;
  }

  /** Rows whose first one asks something of a column. */
  Core test(List<Local> columns, int column, List<LowerMatch.Row> all, Supplier<Core> fail) {
    Pattern first = all.getFirst().cells().get(column);
    Local subject = columns.get(column);
    if (patterns.constructor(first).isPresent()) {
      int n = prefix(all, column, p -> patterns.constructor(p).isPresent());
      return split(columns, all, n, fail, (rows, f) -> constructors(columns, column, rows, f));
    }
    if (first instanceof Pattern.Literal && isSwitchable(subject.type())) {
      int n = prefix(all, column, Pattern.Literal.class::isInstance);
      return split(columns, all, n, fail, (rows, f) -> literals(columns, column, rows, f));
    }
    return split(columns, all, 1, fail, (rows, f) -> single(columns, column, rows.getFirst(), f));
  }

  private static boolean isSwitchable(Type subject) {
    return Builtin.is(subject, Builtin.INT)
        || Builtin.is(subject, Builtin.REAL)
        || Builtin.is(subject, Builtin.BOOL)
        || Builtin.is(subject, Builtin.STRING);
  }

  private interface Block {
    Core build(List<LowerMatch.Row> rows, Supplier<Core> fail);
  }

  private Core split(
      List<Local> columns, List<LowerMatch.Row> all, int n, Supplier<Core> fail, Block block) {
    List<LowerMatch.Row> rest = all.subList(n, all.size());
    return match.orElse(
        next -> block.build(all.subList(0, n), next),
        () -> match.rows(columns, rest, fail),
        !rest.isEmpty(),
        fail);
  }

  private static int prefix(
      List<LowerMatch.Row> all, int column, java.util.function.Predicate<Pattern> kind) {
    int n = 0;
    while (n < all.size() && kind.test(all.get(n).cells().get(column))) {
      n++;
    }
    return n;
  }

  // ---- constructors ----

  private Core constructors(
      List<Local> columns, int column, List<LowerMatch.Row> rows, Supplier<Core> fail) {
    Map<SumSymbol.Constructor, List<LowerMatch.Row>> groups = new LinkedHashMap<>();
    for (LowerMatch.Row row : rows) {
      SumSymbol.Constructor c = patterns.constructor(row.cells().get(column)).orElseThrow();
      groups.computeIfAbsent(c, k -> new ArrayList<>()).add(row);
    }
    Local subject = columns.get(column);
    List<Core.Case> cases = new ArrayList<>();
    groups.forEach((c, group) -> cases.add(constructorCase(columns, column, c, group, fail)));
    int all = groups.keySet().iterator().next().owner().constructors().size();
    Optional<Core> otherwise = groups.size() < all ? Optional.of(fail.get()) : Optional.empty();
    return new Core.Switch(span, type, new Core.Read(span, subject), cases, otherwise);
  }

  private Core.Case constructorCase(
      List<Local> columns,
      int column,
      SumSymbol.Constructor constructor,
      List<LowerMatch.Row> group,
      Supplier<Core> fail) {
    List<List<Pattern>> fields =
        group.stream()
            .map(r -> patterns.fieldPatterns(r.cells().get(column), constructor))
            .toList();
    List<Type> types = patterns.fieldTypes(constructor, columns.get(column).type());
    List<Local> newColumns = without(columns, column);
    List<Integer> used = new ArrayList<>();
    List<Optional<Local>> locals = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      int index = i;
      boolean any = fields.stream().anyMatch(f -> !(f.get(index) instanceof Pattern.Wildcard));
      Optional<Local> local =
          any
              ? Optional.of(scope.temporary(name(fields, i, constructor), types.get(i)))
              : Optional.empty();
      locals.add(local);
      if (any) {
        used.add(i);
        newColumns.add(local.orElseThrow());
      }
    }
    List<LowerMatch.Row> rows = new ArrayList<>();
    for (int r = 0; r < group.size(); r++) {
      List<Pattern> cells = without(group.get(r).cells(), column);
      for (int i : used) {
        cells.add(fields.get(r).get(i));
      }
      rows.add(group.get(r).with(cells));
    }
    Span at = group.getFirst().cells().get(column).span();
    Core body = match.rows(newColumns, rows, fail);
    return new Core.Case(at, new Core.Test.OfConstructor(constructor, List.copyOf(locals)), body);
  }

  private static String name(
      List<List<Pattern>> fields, int index, SumSymbol.Constructor constructor) {
    return fields.stream()
        .map(f -> f.get(index))
        .filter(Pattern.Bind.class::isInstance)
        .map(p -> ((Pattern.Bind) p).name().text())
        .findFirst()
        .orElse(constructor.fields().get(index).name());
  }

  // ---- literals ----

  private Core literals(
      List<Local> columns, int column, List<LowerMatch.Row> rows, Supplier<Core> fail) {
    Map<Object, List<LowerMatch.Row>> groups = new LinkedHashMap<>();
    for (LowerMatch.Row row : rows) {
      Object value = literal(row.cells().get(column));
      groups.computeIfAbsent(value, k -> new ArrayList<>()).add(row);
    }
    List<Core.Case> cases = new ArrayList<>();
    groups.forEach((value, group) -> {
      List<LowerMatch.Row> open = new ArrayList<>();
      group.forEach(r -> open.add(r.with(without(r.cells(), column))));
      Core body = match.rows(without(columns, column), open, fail);
      Span at = group.getFirst().cells().get(column).span();
      cases.add(new Core.Case(at, new Core.Test.OfLiteral(value), body));
    });
    boolean complete = Builtin.is(columns.get(column).type(), Builtin.BOOL) && groups.size() == 2;
    Optional<Core> otherwise = complete ? Optional.empty() : Optional.of(fail.get());
    Core subject = new Core.Read(span, columns.get(column));
    return new Core.Switch(span, type, subject, cases, otherwise);
  }

  private static Object literal(Pattern pattern) {
    return LowerExpr.literal(((Pattern.Literal) pattern).value());
  }

  // ---- one question ----

  private Core single(List<Local> columns, int column, LowerMatch.Row row, Supplier<Core> fail) {
    Local subject = columns.get(column);
    Pattern cell = row.cells().get(column);
    return switch (cell) {
      case Pattern.Range r -> ifHolds(inRange(r, subject), columns, column, row, fail);
      case Pattern.Literal l -> literalOfAny(l, columns, column, row, fail);
      case Pattern.Typed t ->
          ofType(scope.type(t.type()), Optional.of(t.pattern()), columns, column, row, fail);
      case Pattern.Constructor c ->
          ofType(asked(c), c.args().stream().findFirst(), columns, column, row, fail);
      case Pattern.Record r -> ofType(asked(r), Optional.of(r), columns, column, row, fail);
      case Pattern.Tuple t -> ofType(asked(t), Optional.empty(), columns, column, row, fail);
      default -> throw new CascadeBugException("no test for the pattern at " + cell.span());
    };
  }

  private Type asked(Pattern pattern) {
    return switch (scope.resolution(pattern)) {
      case Resolution.TestType t -> scope.types().apply(t.type());
      case Resolution.TestRefinement t -> scope.types().apply(t.refinement());
      case Resolution.OfType t -> scope.types().apply(t.type());
      default -> throw new CascadeBugException("not a type test: " + pattern.span());
    };
  }

  private Core ifHolds(
      Core condition, List<Local> columns, int column, LowerMatch.Row row, Supplier<Core> fail) {
    LowerMatch.Row open = row.with(without(row.cells(), column));
    Core then = match.rows(without(columns, column), List.of(open), fail);
    return new Core.If(span, type, condition, then, fail.get());
  }

  private Core inRange(Pattern.Range range, Local subject) {
    Core read = new Core.Read(range.span(), subject);
    Optional<Core> low = range.from().map(e -> compare(Primitive.LESS_EQUAL, constant(e), read));
    Optional<Core> high = range.to().map(e -> compare(Primitive.LESS, read, constant(e)));
    List<Core> both = new ArrayList<>();
    low.ifPresent(both::add);
    high.ifPresent(both::add);
    return LowerOps.all(range.span(), both);
  }

  private static Core compare(Primitive op, Core left, Core right) {
    return new Core.Operate(left.span(), Builtin.BOOL_TYPE, op, List.of(left, right));
  }

  private Core constant(Expr expr) {
    return match.lower(expr);
  }

  /** {@code x is 5} where {@code x} is Any: the type first, then the value. */
  private Core literalOfAny(
      Pattern.Literal literal,
      List<Local> columns,
      int column,
      LowerMatch.Row row,
      Supplier<Core> fail) {
    Type of = typeOfLiteral(LowerExpr.literal(literal.value()));
    return ofType(of, Optional.of(literal), columns, column, row, fail);
  }

  private static Type typeOfLiteral(Object value) {
    return switch (value) {
      case Long l -> Builtin.INT_TYPE;
      case Double d -> Builtin.REAL_TYPE;
      case Boolean b -> Builtin.BOOL_TYPE;
      default -> Builtin.STRING_TYPE;
    };
  }

  /** Asks for a type; its values go on to {@code inner}. */
  private Core ofType(
      Type asked,
      Optional<Pattern> inner,
      List<Local> columns,
      int column,
      LowerMatch.Row row,
      Supplier<Core> fail) {
    Local subject = columns.get(column);
    Type from = Types.unrefined(subject.type());
    if (from == Type.Special.TYPE) {
      Core same =
          new Core.Operate(
              span,
              Builtin.BOOL_TYPE,
              Primitive.EQUAL,
              List.of(
                  new Core.Read(span, subject),
                  new Core.TypeValue(span, Type.Special.TYPE, asked)));
      return ifHolds(same, columns, column, row, fail);
    }
    if (from == Type.Special.ANY && Types.unrefined(asked) != Type.Special.ANY) {
      Local typed = scope.temporary(subject.name(), LowerRefine.base(asked));
      Core narrowed = refined(typed, asked, inner, columns, column, row, fail);
      Core then =
          match
              .inside(typed, span)
              .<Core>map(c -> new Core.If(span, type, c, narrowed, fail.get()))
              .orElse(narrowed);
      Core.Case hit = new Core.Case(span, new Core.Test.OfType(typed), then);
      return new Core.Switch(
          span, type, new Core.Read(span, subject), List.of(hit), Optional.of(fail.get()));
    }
    return refined(subject, asked, inner, columns, column, row, fail);
  }

  private Core refined(
      Local subject,
      Type asked,
      Optional<Pattern> inner,
      List<Local> columns,
      int column,
      LowerMatch.Row row,
      Supplier<Core> fail) {
    List<Local> newColumns = without(columns, column);
    List<Pattern> cells = without(row.cells(), column);
    Optional<Core> holds = match.holds(subject, asked, span);
    Local seen = scope.temporary(subject.name(), asked);
    inner.ifPresent(p -> {
      newColumns.add(LowerTypes.same(subject.type(), asked) ? subject : seen);
      cells.add(p);
    });
    Core then = match.rows(newColumns, List.of(row.with(cells)), fail);
    if (inner.isPresent() && newColumns.getLast() == seen) {
      Core value = new Core.Coerce(span, asked, new Core.Read(span, subject));
      then = new Core.Let(span, seen, value, then);
    }
    return holds.isEmpty() ? then : new Core.If(span, type, holds.orElseThrow(), then, fail.get());
  }

  private static <T> List<T> without(List<T> all, int index) {
    List<T> rest = new ArrayList<>(all);
    rest.remove(index);
    return rest;
  }
}
