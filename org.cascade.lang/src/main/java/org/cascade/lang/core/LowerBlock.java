package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.source.Span;

/** Lowers the statements of a block to nested lets and sequences. */
final class LowerBlock {
  private final Lowering lowering;
  private final Scope scope;
  private final LowerExpr exprs;
  private final LowerLocalFunctions functions;

  LowerBlock(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
    this.exprs = lowering.exprs(scope);
    this.functions = new LowerLocalFunctions(lowering, scope);
  }

  Core block(Expr.Block block) {
    return from(block.stmts(), 0, block.span());
  }

  private Core from(List<Stmt> stmts, int start, Span span) {
    List<Core> firsts = new ArrayList<>();
    int i = start;
    while (i < stmts.size() && isPlain(stmts.get(i))) {
      boolean last = i == stmts.size() - 1;
      Core value = plain(stmts.get(i));
      if (last && stmts.get(i) instanceof Stmt.Eval) {
        return firsts.isEmpty() ? value : new Core.Sequence(span, firsts, value);
      }
      firsts.add(value);
      i++;
    }
    Core rest = i == stmts.size() ? new Core.Unit(span) : binding(stmts, i, span);
    return firsts.isEmpty() ? rest : new Core.Sequence(span, firsts, rest);
  }

  private static boolean isPlain(Stmt stmt) {
    return stmt instanceof Stmt.Eval || stmt instanceof Stmt.Assert;
  }

  private Core plain(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Assert a -> lowering.refinements().asserted(scope, a.condition());
      case Stmt.Eval e -> exprs.lower(e.expr());
      default -> throw new IllegalArgumentException("not plain: " + stmt.getClass());
    };
  }

  private Core binding(List<Stmt> stmts, int i, Span span) {
    return switch (stmts.get(i)) {
      case Stmt.Let let -> let(let, stmts, i, span);
      case Stmt.Var v -> {
        Core value = exprs.lower(v.value());
        Local local = scope.declare(scope.variable(v));
        yield new Core.Let(v.span(), local, value, from(stmts, i + 1, span));
      }
      case Decl.Const c -> {
        Core value = exprs.lower(c.value());
        Local local = scope.declare(scope.variable(c));
        yield new Core.Let(c.span(), local, value, from(stmts, i + 1, span));
      }
      case Decl.Function f -> functions.declare(f, stmts, i, () -> from(stmts, i + 1, span));
      default -> throw new IllegalArgumentException("binds nothing: " + stmts.get(i).getClass());
    };
  }

  private Core let(Stmt.Let let, List<Stmt> stmts, int i, Span span) {
    Core value = exprs.lower(let.value());
    if (let.pattern() instanceof Pattern.Bind bind) {
      Local local = scope.declare(scope.variable(bind));
      return new Core.Let(let.span(), local, value, from(stmts, i + 1, span));
    }
    if (let.pattern() instanceof Pattern.Wildcard) {
      return new Core.Sequence(let.span(), List.of(value), from(stmts, i + 1, span));
    }
    LowerMatch match = new LowerMatch(lowering, scope, let.span(), scope.result());
    return match.single(value, let.pattern(), () -> from(stmts, i + 1, span), match::impossible);
  }
}
