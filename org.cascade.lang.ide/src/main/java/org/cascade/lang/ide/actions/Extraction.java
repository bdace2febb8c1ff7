package org.cascade.lang.ide.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.symbols.Occurrences;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;
import org.eclipse.lsp4j.TextEdit;

/**
 * Makes a function of an expression, or of statements that stand behind each other. What it needs
 * of the function around it becomes its parameters, and what is used behind it its result. Its
 * effects are inferred, as those of any function that does not write them.
 */
final class Extraction {
  private static final String NAME = "extracted";
  private static final String INDENT = "    ";

  private final Snapshot snapshot;
  private final Node item;
  private final Optional<Decl.Function> around;
  private final Span selected;
  private final List<Occurrence> all;

  private Extraction(Snapshot snapshot, TreePath path, Span selected) {
    this.snapshot = snapshot;
    this.item = path.nodes().get(1);
    this.around =
        path.nodes().stream()
            .filter(Decl.Function.class::isInstance)
            .map(Decl.Function.class::cast)
            .findFirst();
    this.selected = selected;
    this.all = Occurrences.in(snapshot.typed(), snapshot.unit(), item);
  }

  /** Absent where the function would not do the same. */
  static Optional<List<TextEdit>> ofExpression(Snapshot snapshot, TreePath path, Expr expr) {
    if (path.nodes().size() < 2 || leaves(expr)) {
      return Optional.empty();
    }
    Extraction extraction = new Extraction(snapshot, path, expr.span());
    Type type = Types.closed(snapshot.table().type(expr));
    return Types.isError(type)
        ? Optional.empty()
        : extraction.edits(
            "-> " + type + (expr instanceof Expr.Block ? " " : " = ") + expr.span().text(), "");
  }

  /**
   * @param statements of the block, behind each other
   */
  static Optional<List<TextEdit>> ofStatements(
      Snapshot snapshot, TreePath path, Expr.Block block, List<Stmt> statements) {
    if (path.nodes().size() < 2 || statements.stream().anyMatch(Extraction::leaves)) {
      return Optional.empty();
    }
    Span span = statements.getFirst().span().to(statements.getLast().span());
    Extraction extraction = new Extraction(snapshot, path, span);
    boolean isValue = block.stmts().getLast() == statements.getLast();
    List<Variable> needed = extraction.usedBehind();
    String body = extraction.body();
    if (!needed.isEmpty()) {
      String names = tuple(needed.stream().map(Variable::name).toList());
      String types = tuple(needed.stream().map(Extraction::type).toList());
      return extraction.edits(
          "-> %s {\n%s\n%s%s\n%s}"
              .formatted(types, body, extraction.outer() + INDENT, names, extraction.outer()),
          "let " + names + " = ");
    }
    Type type =
        isValue && statements.getLast() instanceof Stmt.Eval e
            ? Types.closed(snapshot.table().type(e.expr()))
            : Type.UNIT;
    return extraction.edits("-> %s {\n%s\n%s}".formatted(type, body, extraction.outer()), "");
  }

  /** Whether it may end the function around it. */
  private static boolean leaves(Node node) {
    return node instanceof Expr.Return
        || node instanceof Expr.Try
        || !(node instanceof Expr.Lambda || node instanceof Decl.Function)
            && Nodes.in(node).stream().anyMatch(Extraction::leaves);
  }

  private static String type(Variable variable) {
    return Types.closed(variable.type()).toString();
  }

  private static String tuple(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst() : "(" + String.join(", ", parts) + ")";
  }

  // ---- what goes in and out ----

  private boolean isInside(Span span) {
    return selected.holds(span);
  }

  private static boolean isLocal(Variable variable) {
    return switch (variable.kind()) {
      case PARAMETER, LET, VAR, PATTERN -> true;
      case MODULE_LET, MODULE_VAR, CONST, SELF, IMPLICIT -> false;
    };
  }

  /** What is declared before and used within. */
  private List<Variable> parameters() {
    Map<String, Variable> found = new LinkedHashMap<>();
    for (Occurrence o : all) {
      if (isInside(o.span())
          && o.entity() instanceof Entity.OfVariable v
          && isLocal(v.variable())
          && !isInside(v.declared())) {
        found.putIfAbsent(v.name(), v.variable());
      }
    }
    return List.copyOf(found.values());
  }

  /** Whether a variable of the function around it is set within. */
  private boolean assignsOuter() {
    return all.stream()
        .anyMatch(o ->
            o.role() == Occurrence.Role.WRITE
                && isInside(o.span())
                && o.entity() instanceof Entity.OfVariable v
                && isLocal(v.variable())
                && !isInside(v.declared()));
  }

  /** What is declared within and used behind. */
  private List<Variable> usedBehind() {
    Map<String, Variable> found = new LinkedHashMap<>();
    for (Occurrence o : all) {
      if (o.span().offset() >= selected.end()
          && o.entity() instanceof Entity.OfVariable v
          && isInside(v.declared())) {
        found.putIfAbsent(v.name(), v.variable());
      }
    }
    return List.copyOf(found.values());
  }

  // ---- the texts ----

  private boolean isMember() {
    return around.isPresent() && item != around.get();
  }

  private Span holder() {
    return isMember() ? around.get().span() : item.span();
  }

  private String outer() {
    return Lines.indentAt(snapshot.source(), holder().offset());
  }

  /** The selected statements, indented as the body of the new function. */
  private String body() {
    String now = Lines.indentAt(snapshot.source(), selected.offset());
    return (now + selected.text())
        .lines()
        .map(l -> l.startsWith(now) ? outer() + INDENT + l.substring(now.length()) : l)
        .collect(Collectors.joining("\n"));
  }

  private Optional<List<TextEdit>> edits(String rest, String before) {
    if (assignsOuter()) {
      return Optional.empty();
    }
    List<Variable> parameters = parameters();
    String written =
        parameters.stream()
            .map(p -> p.name() + ": " + type(p))
            .collect(Collectors.joining(", ", "(", ") "));
    String call =
        before
            + NAME
            + parameters.stream().map(Variable::name).collect(Collectors.joining(", ", "(", ")"));
    String declared = word() + NAME + typeParameters(written + rest) + written + rest;
    List<TextEdit> edits = new ArrayList<>();
    edits.add(Actions.replace(snapshot, selected.offset(), selected.end(), call));
    int end = holder().end();
    String gap = isMember() ? "\n" : "\n\n";
    edits.add(Actions.replace(snapshot, end, end, gap + outer() + declared));
    return Optional.of(edits);
  }

  /** A member is what the function around it is; anything else is a function of the module. */
  private String word() {
    if (!isMember()) {
      return "let ";
    }
    return switch (around.get().kind()) {
      case TRANSFORM -> "transform ";
      case TRANSACTION -> "transaction ";
      case VIEW -> "view ";
      case LET, CONST, METHOD, MIGRATE -> "let ";
    };
  }

  /** Those of the function around it that its types name. */
  private String typeParameters(String text) {
    List<String> named =
        around.stream()
            .flatMap(f -> f.typeParams().stream())
            .filter(p -> text.matches("(?s).*\\b" + p.name().text() + "\\b.*"))
            .map(p -> p.span().text())
            .toList();
    return named.isEmpty() ? "" : "<" + String.join(", ", named) + ">";
  }
}
