package org.cascade.lang.refine.walk;

import org.cascade.lang.core.Core;
import org.cascade.lang.refine.term.Relevance;
import org.cascade.lang.refine.term.Term;
import org.cascade.lang.types.Type;

/** Hands claims to the judge; behind one, it holds. */
final class WalkClaims {
  private final Walk walk;
  private final WalkFolds folds;

  WalkClaims(Walk walk) {
    this.walk = walk;
    this.folds = new WalkFolds(walk);
  }

  Flow claim(Core.Claim n, State state) {
    if (splits(n.value())) {
      return walk.walk(pushed(n, n.value()), state);
    }
    Flow value = walk.walk(n.value(), state);
    if (value.ends()) {
      return value;
    }
    if (!walk.isSilent() && !(WalkFolds.fold(n.value()).isPresent() && folds.keeps(n, state))) {
      walk.judge().judge(n, n.value(), value.value(), value.after());
    }
    return Flow.of(value.value(), holds(n, value));
  }

  /** What was claimed is known from here on: who could not show it has been told. */
  State holds(Core.Claim n, Flow value) {
    State state = value.after();
    Term.Applied holds = walk.predicate(n.predicate(), n.subject(), value.value(), state);
    Term all = Term.and(holds.defined(), holds.value());
    return Relevance.symbols(all).isEmpty() ? state : state.assume(all);
  }

  private static boolean splits(Core value) {
    return value instanceof Core.If
        || value instanceof Core.Switch
        || value instanceof Core.Let
        || value instanceof Core.Join
        || value instanceof Core.Sequence;
  }

  /** A claim about a choice is a claim about each of its outcomes, where more is known. */
  private static Core pushed(Core.Claim n, Core value) {
    return switch (value) {
      case Core.If i ->
          new Core.If(
              i.span(), n.type(), i.condition(), pushed(n, i.then()), pushed(n, i.otherwise()));
      case Core.Let l -> new Core.Let(l.span(), l.local(), l.value(), pushed(n, l.body()));
      case Core.Sequence s -> new Core.Sequence(s.span(), s.firsts(), pushed(n, s.last()));
      case Core.Join j ->
          new Core.Join(
              j.span(), j.label(), j.params(), pushed(n, j.target()), pushed(n, j.body()));
      case Core.Switch s ->
          new Core.Switch(
              s.span(),
              n.type(),
              s.subject(),
              s.cases().stream()
                  .map(c -> new Core.Case(c.span(), c.test(), pushed(n, c.body())))
                  .toList(),
              s.otherwise().map(o -> pushed(n, o)));
      default ->
          value.type() == Type.Special.NEVER
              ? value
              : new Core.Claim(value.span(), n.type(), value, n.subject(), n.predicate(), n.what());
    };
  }
}
