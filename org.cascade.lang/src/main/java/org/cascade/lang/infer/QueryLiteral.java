package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * <code>Query&lt;T&gt; { table: T, conditions: …, order: …, limit: … }</code> of the library: reads
 * it as the steps it stands for. {@code ("age", ">", e)} becomes {@code row.age > e}, with the
 * string's place at the field and {@code e} evaluated once, so that the rules for members and
 * comparisons find what is wrong, where it is wrong.
 */
final class QueryLiteral {
  private static final List<String> PARTS =
      List.of("table", "conditions", "order", "limit", "offset");

  private final Body body;
  private final Expr.RecordLit literal;
  private final Map<String, Expr> parts = new HashMap<>();
  private final List<Stmt> values = new ArrayList<>();
  private boolean right = true;

  private QueryLiteral(Body body, Expr.RecordLit literal) {
    this.body = body;
    this.literal = literal;
  }

  /** Whether this is such a literal, rather than one of a record of that name. */
  static boolean is(RecordSymbol record, Expr.RecordLit literal) {
    return record.module().equals("cascade.query")
        && record.name().equals("Query")
        && literal.fields().stream().noneMatch(f -> f.name().text().equals("steps"));
  }

  static Type infer(Body body, Expr.RecordLit literal, Optional<Type> expected) {
    QueryLiteral query = new QueryLiteral(body, literal);
    Expr steps = query.steps();
    boolean hasRows = !literal.typeArgs().isEmpty();
    if (!query.right && !hasRows) {
      return Type.Special.ERROR;
    }
    Type type = body.infer(steps, expected);
    if (!query.right) {
      return Type.Special.ERROR;
    }
    literal.fields().forEach(f -> query.settle(f.value()));
    body.world().table().put(literal, new Resolution.Elaborated(steps));
    return type;
  }

  /** What is written there and is no expression of the steps has no type of its own. */
  private void settle(Expr written) {
    boolean known = body.world().table().type(written) != Type.Special.ERROR;
    switch (written) {
      case Expr.ArrayLit e -> e.items().forEach(this::settle);
      case Expr.Tuple e -> e.items().forEach(this::settle);
      case Expr.Binary e -> {
        settle(e.left());
        settle(e.right());
      }
      case Expr.Unary e -> settle(e.operand());
      case Expr.Call e -> e.args().forEach(a -> settle(a.value()));
      default -> {}
    }
    if (!known) {
      body.world().table().put(written, Type.Special.ANY);
    }
  }

  // ---- the literal's parts ----

  private Expr steps() {
    literal.fields().forEach(this::part);
    Span span = literal.span();
    Expr rows = new Expr.NameRef(new Name(literal.name().span(), "rows"));
    Optional<Expr> condition =
        Optional.ofNullable(parts.get("conditions"))
            .filter(c -> !isNone(c))
            .flatMap(this::condition);
    if (condition.isPresent()) {
      rows = step(span, rows, "filter", lambda(condition.get()));
    }
    rows = ordered(rows, Optional.ofNullable(parts.get("order")));
    rows = counted(rows, "offset");
    rows = counted(rows, "limit");
    Name name = new Name(literal.name().span(), "steps");
    Expr function = new Expr.Lambda(span, List.of(parameter("rows")), rows);
    Expr made =
        new Expr.RecordLit(
            span,
            literal.name(),
            typeArgs(),
            List.of(new Expr.FieldInit(name.span(), name, function)));
    if (values.isEmpty()) {
      return made;
    }
    values.add(new Stmt.Eval(made));
    return new Expr.Block(span, List.copyOf(values));
  }

  private void part(Expr.FieldInit init) {
    String name = init.name().text();
    if (!PARTS.contains(name)) {
      wrong(
          RuleCode.UNKNOWN_FIELD,
          init.name(),
          "`Query` has no part `%s`%s".formatted(name, Suggestions.didYouMean(name, PARTS)));
    } else if (parts.put(name, init.value()) != null) {
      wrong(RuleCode.DUPLICATE_NAME, init.name(), "The part `%s` is given twice.".formatted(name));
    }
  }

  /** As written, or that of the table. */
  private List<TypeExpr> typeArgs() {
    Optional<TypeExpr> table =
        Optional.ofNullable(parts.get("table"))
            .filter(t -> t instanceof Expr.TypeRef)
            .map(t -> (Expr.TypeRef) t)
            .map(t -> new TypeExpr.Named(t.span(), t.name(), t.typeArgs()));
    if (parts.containsKey("table") && table.isEmpty()) {
      notKnown(parts.get("table"), "the table", "a record type, such as `table: User`");
    }
    if (table.isPresent() && !literal.typeArgs().isEmpty()) {
      Type rows = body.localTypes().read(literal.typeArgs().getFirst());
      Type named = body.localTypes().read(table.get());
      if (!rows.equals(named) && !Types.isError(rows) && !Types.isError(named)) {
        wrong(
            RuleCode.TYPE_MISMATCH,
            table.get(),
            "This is a query of `%s`, and the table is `%s`; write the same type twice, or leave one out."
                .formatted(rows, named));
      }
    }
    return literal.typeArgs().isEmpty() ? table.stream().toList() : literal.typeArgs();
  }

  private Expr counted(Expr rows, String name) {
    Optional<Expr> count = Optional.ofNullable(parts.get(name)).flatMap(QueryLiteral::option);
    return count.isEmpty() ? rows : step(count.get().span(), rows, name, value(count.get()));
  }

  /** {@code Some(e)} is {@code e}, {@code None} nothing. */
  private static Optional<Expr> option(Expr written) {
    return switch (written) {
      case Expr.TypeRef t when t.name().text().equals("None") -> Optional.empty();
      case Expr.Call c
          when c.callee() instanceof Expr.TypeRef t
              && t.name().text().equals("Some")
              && c.args().size() == 1 ->
          Optional.of(c.args().getFirst().value());
      default -> Optional.of(written);
    };
  }

  // ---- order ----

  private Expr ordered(Expr rows, Optional<Expr> order) {
    Optional<Expr> written = order.flatMap(QueryLiteral::option);
    if (written.isEmpty()) {
      return rows;
    }
    List<Expr> keys =
        written.get() instanceof Expr.ArrayLit array ? array.items() : List.of(written.get());
    Expr result = rows;
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Expr.StringLit key) {
        boolean descending = key.value().startsWith("-");
        String name = (i == 0 ? "order_by" : "then_by") + (descending ? "_descending" : "");
        String path = descending ? key.value().substring(1) : key.value();
        result = step(key.span(), result, name, lambda(field(key.span(), path)));
      } else {
        notKnown(keys.get(i), "the order", "names of fields, such as `\"age\"`, or `\"-age\"`");
      }
    }
    return result;
  }

  // ---- conditions ----

  private static boolean isNone(Expr conditions) {
    return conditions instanceof Expr.ArrayLit array && array.items().isEmpty();
  }

  /** The condition on a row; absent where it is wrong. */
  private Optional<Expr> condition(Expr written) {
    return switch (written) {
      case Expr.ArrayLit e -> all(e);
      case Expr.Tuple e -> comparison(e);
      case Expr.Binary e when e.op() == Expr.BinaryOp.AND || e.op() == Expr.BinaryOp.OR ->
          condition(e.left())
              .flatMap(left ->
                  condition(e.right()).map(r -> new Expr.Binary(e.span(), left, e.op(), r)));
      case Expr.Unary e when e.op() == Expr.UnaryOp.NOT ->
          condition(e.operand()).map(c -> new Expr.Unary(e.span(), e.op(), c));
      default -> {
        notKnown(
            written,
            "a condition",
            "tuples such as `(\"age\", \">=\", 18)`, joined by `and`, `or` and `not`, or several in"
                + " an array");
        yield Optional.empty();
      }
    };
  }

  /** All have to hold; of none, that is so. */
  private Optional<Expr> all(Expr.ArrayLit array) {
    List<Expr> conditions =
        array.items().stream().flatMap(item -> condition(item).stream()).toList();
    return Optional.of(
        conditions.stream()
            .reduce((a, b) -> new Expr.Binary(b.span(), a, Expr.BinaryOp.AND, b))
            .orElseGet(() -> new Expr.BoolLit(array.span(), true)));
  }

  /** {@code ("age", ">=", e)}; {@code ("age", e)} for equality. */
  private Optional<Expr> comparison(Expr.Tuple tuple) {
    int size = tuple.items().size();
    if ((size != 2 && size != 3)
        || !(tuple.items().getFirst() instanceof Expr.StringLit field)
        || (size == 3 && !(tuple.items().get(1) instanceof Expr.StringLit))) {
      notKnown(
          tuple,
          "a condition",
          "the name of a field, a comparison and a value: `(\"age\", \">=\", 18)`");
      return Optional.empty();
    }
    Optional<Expr.CompareOp> op =
        size == 2
            ? Optional.of(Expr.CompareOp.EQUAL)
            : operator((Expr.StringLit) tuple.items().get(1));
    Expr value = value(tuple.items().getLast());
    return op.map(o ->
        new Expr.Comparison(
            tuple.items().getLast().span(),
            List.of(field(field.span(), field.value()), value),
            List.of(o)));
  }

  private Optional<Expr.CompareOp> operator(Expr.StringLit written) {
    for (Expr.CompareOp op : Expr.CompareOp.values()) {
      if (op.symbol().equals(written.value())) {
        return Optional.of(op);
      }
    }
    wrong(
        RuleCode.BAD_OPERAND,
        written,
        "`%s` is no comparison; a condition has `==`, `!=`, `<`, `<=`, `>` or `>=` between field and value."
            .formatted(written.value()));
    return Optional.empty();
  }

  // ---- expressions ----

  /** {@code row.f}, or {@code row.f.g} of {@code "f.g"}. */
  private static Expr field(Span span, String path) {
    Expr result = new Expr.NameRef(new Name(span, "row"));
    for (String name : path.split("\\.", -1)) {
      result = new Expr.Member(span, result, new Name(span, name));
    }
    return result;
  }

  /** A value is evaluated where the literal stands, and not within the steps. */
  private Expr value(Expr written) {
    boolean constant =
        written instanceof Expr.StringLit
            || written instanceof Expr.IntLit
            || written instanceof Expr.RealLit
            || written instanceof Expr.BoolLit
            || written instanceof Expr.TypeRef;
    if (constant) {
      return written;
    }
    // No name in a program has a blank, so this one hides none.
    Name name = new Name(written.span(), "value " + (values.size() + 1));
    values.add(new Stmt.Let(written.span(), "", new Pattern.Bind(name), Optional.empty(), written));
    return new Expr.NameRef(name);
  }

  private static Decl.Param parameter(Span span, String name) {
    return new Decl.Param(span, new Name(span, name), Optional.empty());
  }

  private Decl.Param parameter(String name) {
    return parameter(literal.name().span(), name);
  }

  private Expr lambda(Expr of) {
    return new Expr.Lambda(of.span(), List.of(parameter("row")), of);
  }

  private static Expr step(Span span, Expr rows, String name, Expr argument) {
    Expr.Member member = new Expr.Member(span, rows, new Name(span, name));
    Expr.Arg arg = new Expr.Arg(argument.span(), Optional.empty(), argument);
    return new Expr.Call(span, member, List.of(), List.of(arg));
  }

  // ---- faults ----

  private void notKnown(Expr at, String what, String wanted) {
    wrong(
        RuleCode.NOT_CONST,
        at,
        "The compiler has to know %s of a query, and cannot here; write %s. Only values may be computed."
            .formatted(what, wanted));
  }

  private void wrong(RuleCode code, Node at, String message) {
    right = false;
    body.error(code, at, message);
  }
}
