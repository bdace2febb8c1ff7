package org.cascade.lang.compiler;

import java.util.Optional;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.Span;

/**
 * Finds what only run time knows: parameters, locals, fields and states used by a compile-time
 * call.
 */
final class RunTimeNames {
  private final TypeTable table;

  RunTimeNames(TypeTable table) {
    this.table = table;
  }

  /** The first such name in an expression that does not declare it itself. */
  Optional<Span> firstIn(Expr whole) {
    return find(whole, whole);
  }

  private Optional<Span> find(Expr expr, Expr whole) {
    if (expr instanceof Expr.NameRef && isOfRunTime(expr, whole)) {
      return Optional.of(expr.span());
    }
    for (Expr child : Children.of(expr)) {
      Optional<Span> found = find(child, whole);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private boolean isOfRunTime(Expr name, Expr whole) {
    return switch (table.resolution(name).orElse(new Resolution.CallValue())) {
      case Resolution.OfLocal local -> !holds(whole.span(), local.variable().declared());
      case Resolution.OfField field -> true;
      case Resolution.OfState state -> true;
      case Resolution.OfEmbed embed -> true;
      case Resolution.OfStream stream -> true;
      default -> false;
    };
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.source() == inner.source()
        && outer.offset() <= inner.offset()
        && inner.end() <= outer.end();
  }
}
