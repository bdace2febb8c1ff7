package org.cascade.lang.ide.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ide.navigation.Lookup;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Occurrence;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.types.Variable;
import org.eclipse.lsp4j.TextEdit;

/** Puts the value of a {@code let} where its name is used. */
final class Inlining {
  private Inlining() {}

  /** Absent where that would compute more, or something else. */
  static Optional<List<TextEdit>> of(Snapshot snapshot, Stmt.Let let, Expr.Block block) {
    if (!(let.pattern() instanceof Pattern.Bind bind)) {
      return Optional.empty();
    }
    Optional<Variable> variable = snapshot.table().variable(bind);
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    List<Occurrence> uses =
        Lookup.of(snapshot, snapshot.unit(), new Entity.OfVariable(variable.get())).stream()
            .filter(o -> !o.isDeclaration())
            .toList();
    boolean once = uses.size() == 1 && block.stmts().indexOf(let) + 1 == statementOf(block, uses);
    if (!once && !isConstant(let.value())) {
      return Optional.empty();
    }
    String value = let.value().span().text();
    String text = isAtom(let.value()) ? value : "(" + value + ")";
    List<TextEdit> edits = new ArrayList<>();
    int end = endOfLine(snapshot, let.span().end());
    edits.add(Actions.replace(snapshot, startOfLine(snapshot, let.span().offset()), end, ""));
    uses.forEach(
        u -> edits.add(Actions.replace(snapshot, u.span().offset(), u.span().end(), text)));
    return Optional.of(edits);
  }

  /** The index of the statement in which the only use is. */
  private static int statementOf(Expr.Block block, List<Occurrence> uses) {
    for (int i = 0; i < block.stmts().size(); i++) {
      if (block.stmts().get(i).span().holds(uses.getFirst().span())) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it may be computed any number of times, at any time. */
  private static boolean isConstant(Expr value) {
    return switch (value) {
      case Expr.IntLit e -> true;
      case Expr.RealLit e -> true;
      case Expr.BoolLit e -> true;
      case Expr.StringLit e -> true;
      default -> false;
    };
  }

  private static boolean isAtom(Expr value) {
    return isConstant(value)
        || value instanceof Expr.NameRef
        || value instanceof Expr.Call
        || value instanceof Expr.Member
        || value instanceof Expr.ArrayLit
        || value instanceof Expr.RecordLit;
  }

  private static int startOfLine(Snapshot snapshot, int offset) {
    int start = snapshot.source().startOf(snapshot.source().lineOf(offset));
    return snapshot.source().text().substring(start, offset).isBlank() ? start : offset;
  }

  private static int endOfLine(Snapshot snapshot, int offset) {
    String text = snapshot.source().text();
    int at = offset;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ';')) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
  }
}
