package org.cascade.lang.ide.rename;

import java.util.List;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.source.Span;

/** Fields in their short form: {@code User { name }}, in literals, copies and patterns. */
final class ShortForms {
  private ShortForms() {}

  /** Whether a name is such a field. */
  static boolean holds(Node tree, Span name) {
    List<Node> path = TreePath.to(tree, name.offset()).nodes();
    return path.stream().anyMatch(n -> isShort(n) && n.span().equals(name));
  }

  private static boolean isShort(Node node) {
    return switch (node) {
      case Expr.FieldInit f -> f.name().span().equals(f.value().span());
      case Pattern.FieldPattern f -> f.pattern().isEmpty();
      default -> false;
    };
  }
}
