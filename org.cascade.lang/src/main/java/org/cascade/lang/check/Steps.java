package org.cascade.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.infer.Question;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.infer.Typed;

/**
 * What a piece of code assigns and what it may run or read, in order: for rules that follow calls.
 */
record Steps(List<Step> all) {
  private static final Question<Steps> GATHERED = new Question<>(Steps.class, Steps::gather);

  /** One of them. */
  sealed interface Step {}

  /** An assignment to something that has a name. */
  record Assigned(Expr.Assign at, Resolution target) implements Step {}

  /** A function or variable that is named, or a function that is called. */
  record Followed(Resolution meaning) implements Step {}

  static Steps of(Expr code, Typed typed) {
    return typed.table().ask(GATHERED, code);
  }

  private static Steps gather(Expr code, TypeTable table) {
    List<Step> all = new ArrayList<>();
    Code.walk(code, e -> add(e, table, all));
    return new Steps(List.copyOf(all));
  }

  private static void add(Expr expr, TypeTable table, List<Step> all) {
    if (expr instanceof Expr.Assign a) {
      table.meaning(a.target()).ifPresent(t -> all.add(new Assigned(a, t)));
    } else {
      table.meaning(expr).filter(Steps::leadsOn).ifPresent(m -> all.add(new Followed(m)));
    }
  }

  private static boolean leadsOn(Resolution meaning) {
    return switch (meaning) {
      case Resolution.OfFunction f -> true;
      case Resolution.CallFunction f -> true;
      case Resolution.CallSpace f -> true;
      case Resolution.OfLocal v -> true;
      case Resolution.OfGlobal v -> true;
      default -> false;
    };
  }
}
