package org.cascade.lang.core;

import java.util.List;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.infer.Resolution;

/**
 * Finds the spaces that a top-level {@code let} makes, and names each of them: after the variable,
 * and the places in tuples, arrays, records and constructors on the way to it. What a function or a
 * loop makes has no such place.
 */
final class RootNames {
  private final Scope scope;

  RootNames(Scope scope) {
    this.scope = scope;
  }

  /**
   * Names what {@code value} makes, where {@code pattern} gives names; {@code prefix} ends in a
   * dot.
   */
  void name(Pattern pattern, Expr value, String prefix) {
    if (pattern instanceof Pattern.Bind bind) {
      name(value, prefix + bind.name().text());
    } else if (pattern instanceof Pattern.Tuple names
        && value instanceof Expr.Tuple values
        && names.items().size() == values.items().size()) {
      for (int i = 0; i < names.items().size(); i++) {
        name(names.items().get(i), values.items().get(i), prefix);
      }
    }
  }

  void name(Expr value, String name) {
    switch (value) {
      case Expr.Call c -> call(c, name);
      case Expr.Tuple t -> each(t.items(), name);
      case Expr.ArrayLit a -> each(a.items(), name);
      case Expr.RecordLit r ->
          r.fields().forEach(f -> name(f.value(), name + "." + f.name().text()));
      case Expr.If i -> {
        name(i.then(), name);
        i.otherwise().ifPresent(e -> name(e, name));
      }
      case Expr.Match m -> m.arms().forEach(a -> name(a.body(), name));
      case Expr.Block b
          when !b.stmts().isEmpty() && b.stmts().getLast() instanceof Stmt.Eval last ->
          name(last.expr(), name);
      default -> {
        // makes no space in a place of its own
      }
    }
  }

  private void call(Expr.Call call, String name) {
    switch (scope.table().resolution(call).orElse(null)) {
      case Resolution.CallNew made -> scope.nameRoot(call, name);
      case Resolution.CallConstructor made ->
          each(call.args().stream().map(Expr.Arg::value).toList(), name);
      case null, default -> {
        // whatever it makes, it makes anew
      }
    }
  }

  private void each(List<Expr> parts, String name) {
    for (int i = 0; i < parts.size(); i++) {
      name(parts.get(i), name + "." + i);
    }
  }
}
