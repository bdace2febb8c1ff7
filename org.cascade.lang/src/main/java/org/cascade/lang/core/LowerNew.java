package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.types.SpaceSymbol;

/**
 * Lowers {@code S.new(…)}: arguments with a label are states or embeds, those without are the
 * embeds in order of declaration.
 */
final class LowerNew {
  private final Scope scope;
  private final LowerExpr exprs;

  LowerNew(Scope scope, LowerExpr exprs) {
    this.scope = scope;
    this.exprs = exprs;
  }

  Core create(Expr.Call e, SpaceSymbol space) {
    List<Core.StateValue> states = new ArrayList<>();
    List<Optional<Core>> embeds =
        new ArrayList<>(Collections.nCopies(space.embeds().size(), Optional.empty()));
    int next = 0;
    for (Expr.Arg arg : e.args()) {
      Core value = exprs.lower(arg.value());
      if (arg.label().isEmpty()) {
        embeds.set(next++, Optional.of(value));
        continue;
      }
      String label = arg.label().orElseThrow().text();
      Optional<SpaceSymbol.Embed> embed = space.embed(label);
      if (embed.isPresent()) {
        embeds.set(embed.orElseThrow().index(), Optional.of(value));
      } else {
        states.add(new Core.StateValue(space.state(label).orElseThrow(), value));
      }
    }
    return new Core.NewSpace(
        e.span(), scope.type(e), space, states, List.copyOf(embeds), scope.rootName(e));
  }
}
