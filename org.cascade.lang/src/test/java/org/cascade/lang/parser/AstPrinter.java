package org.cascade.lang.parser;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.source.Span;

/** Shows a syntax tree as a compact S-expression: kinds and parts, without spans. */
final class AstPrinter {
  private AstPrinter() {}

  static String print(Object node) {
    return switch (node) {
      case Name name -> name.isMissing() ? "<missing>" : name.text();
      case Expr.NameRef ref -> print(ref.name());
      case Expr.TypeRef ref when ref.typeArgs().isEmpty() -> print(ref.name());
      case Expr.IntLit literal -> literal.value().toString();
      case Expr.RealLit literal -> String.valueOf(literal.value());
      case Expr.BoolLit literal -> String.valueOf(literal.value());
      case Expr.StringLit literal -> quoted(literal.value());
      case Expr.Arg arg when arg.label().isEmpty() -> print(arg.value());
      case Pattern.Bind bind -> "'" + bind.name().text();
      case Pattern.Wildcard wildcard -> "_";
      case Pattern.Literal literal -> print(literal.value());
      case TypeExpr.Named named when named.args().isEmpty() -> print(named.name());
      case Stmt.Eval eval -> print(eval.expr());
      case Optional<?> optional -> optional.map(AstPrinter::print).orElse("-");
      case List<?> list -> list(list);
      case String text -> quoted(text);
      case Enum<?> constant -> constant.name();
      case Record tree -> tree(tree);
      default -> String.valueOf(node);
    };
  }

  private static String list(List<?> items) {
    StringJoiner joined = new StringJoiner(" ", "[", "]");
    items.forEach(item -> joined.add(print(item)));
    return joined.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\n", "\\n") + "\"";
  }

  private static String tree(Record node) {
    StringJoiner parts = new StringJoiner(" ", "(", ")");
    parts.add(node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(node, component);
      boolean empty =
          value instanceof Span
              || value.equals(Optional.empty())
              || value.equals(List.of())
              || value.equals("")
              || value.equals(false);
      if (value.equals(true)) {
        parts.add(component.getName());
      } else if (!empty) {
        parts.add(print(value));
      }
    }
    return parts.toString();
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }
}
