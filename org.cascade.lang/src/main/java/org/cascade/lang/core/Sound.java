package org.cascade.lang.core;

import java.util.HashSet;
import java.util.Set;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.infer.Question;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Whether enough is known of a tree to lower it. In a program with errors, what depends on an
 * erroneous declaration has no errors of its own, and yet cannot be lowered.
 */
final class Sound {
  private static final Question<Boolean> KNOWN =
      new Question<>(Boolean.class, (expr, table) -> new Sound(table).all(expr));

  private final TypeTable table;
  private final Set<Expr> callees = new HashSet<>();

  private Sound(TypeTable table) {
    this.table = table;
  }

  static boolean isSound(Decl.Function function, TypeTable table) {
    return TreeWalk.ofFunction(function).stream().allMatch(e -> isSound(e, table));
  }

  static boolean isSound(Module.Item item, TypeTable table) {
    return switch (item) {
      case Decl.Test t -> isSound(t.body(), table);
      case Decl.Function f -> isSound(f, table);
      case Stmt s -> Children.stmt(s).allMatch(e -> isSound(e, table));
      case Decl d -> true;
    };
  }

  static boolean isSound(Expr expr, TypeTable table) {
    return table.ask(KNOWN, expr);
  }

  private boolean all(Expr expr) {
    return isKnown(expr) && Children.of(expr).stream().allMatch(this::all);
  }

  private boolean isKnown(Expr expr) {
    return switch (expr) {
      case Expr.Missing e -> false;
      case Expr.Call e -> {
        callees.add(e.callee());
        yield isResolved(e);
      }
      case Expr.NameRef e -> callees.contains(e) || isResolved(e);
      case Expr.TypeRef e -> table.meaning(e).isPresent() || callees.contains(e);
      case Expr.Member e -> {
        // Where a name is a space's or type's, the call knows what it stands for.
        if (callees.contains(e) && e.target() instanceof Expr.TypeRef t) {
          callees.add(t);
        }
        yield callees.contains(e) || isResolved(e);
      }
      case Expr.RecordLit e -> isResolved(e);
      case Expr.Try e -> isResolved(e);
      case Expr.Index e -> isResolved(e);
      default -> true;
    };
  }

  private boolean isResolved(Expr expr) {
    return table.meaning(expr).isPresent() && !holdsError(table.type(expr));
  }

  private static boolean holdsError(Type type) {
    return switch (Types.resolve(type)) {
      case Type.Con c -> c.args().stream().anyMatch(Sound::holdsError);
      case Type.Refined r -> r.args().stream().anyMatch(Sound::holdsError);
      case Type.Tuple t -> t.items().stream().anyMatch(Sound::holdsError);
      case Type.Fun f -> holdsError(f.result()) || f.params().stream().anyMatch(Sound::holdsError);
      case Type.Special s -> s == Type.Special.ERROR;
      case Type.Param p -> false;
      case Type.Var v -> false;
    };
  }
}
