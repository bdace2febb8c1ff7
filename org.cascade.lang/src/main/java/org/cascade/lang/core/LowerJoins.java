package org.cascade.lang.core;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.source.Span;

/**
 * Puts the code that several paths share behind a {@link Core.Join}, or in place where only one
 * path, or next to no code, needs it.
 */
final class LowerJoins {
  private LowerJoins() {}

  /** {@code body}, in whose tail positions jumps to {@code label} go on with {@code target}. */
  static Core share(Span span, Label label, List<Local> params, Core target, Core body) {
    int uses = uses(body, label);
    if (uses == 0) {
      return body;
    }
    if (uses == 1 || isSmall(target)) {
      return inline(body, label, params, target);
    }
    return new Core.Join(span, label, params, target, body);
  }

  private static boolean isSmall(Core target) {
    return switch (target) {
      case Core.Literal l -> true;
      case Core.Unit u -> true;
      case Core.Jump j -> j.args().isEmpty();
      default -> false;
    };
  }

  private static int uses(Core node, Label label) {
    return switch (node) {
      case Core.Jump j -> j.label() == label ? 1 : 0;
      case Core.Let l -> uses(l.body(), label);
      case Core.Sequence s -> uses(s.last(), label);
      case Core.If i -> uses(i.then(), label) + uses(i.otherwise(), label);
      case Core.Switch s ->
          s.cases().stream().mapToInt(c -> uses(c.body(), label)).sum()
              + s.otherwise().map(o -> uses(o, label)).orElse(0);
      case Core.Join j -> uses(j.body(), label) + uses(j.target(), label);
      default -> 0;
    };
  }

  private static Core inline(Core node, Label label, List<Local> params, Core target) {
    if (uses(node, label) == 0) {
      return node;
    }
    return switch (node) {
      case Core.Jump j -> bind(j, params, target);
      case Core.Let l ->
          new Core.Let(l.span(), l.local(), l.value(), inline(l.body(), label, params, target));
      case Core.Sequence s ->
          new Core.Sequence(s.span(), s.firsts(), inline(s.last(), label, params, target));
      case Core.If i ->
          new Core.If(
              i.span(),
              i.type(),
              i.condition(),
              inline(i.then(), label, params, target),
              inline(i.otherwise(), label, params, target));
      case Core.Switch s -> inlineSwitch(s, label, params, target);
      case Core.Join j ->
          new Core.Join(
              j.span(),
              j.label(),
              j.params(),
              inline(j.target(), label, params, target),
              inline(j.body(), label, params, target));
      default -> node;
    };
  }

  private static Core inlineSwitch(Core.Switch s, Label label, List<Local> params, Core target) {
    List<Core.Case> cases =
        s.cases().stream()
            .map(c -> new Core.Case(c.span(), c.test(), inline(c.body(), label, params, target)))
            .toList();
    Optional<Core> otherwise = s.otherwise().map(o -> inline(o, label, params, target));
    return new Core.Switch(s.span(), s.type(), s.subject(), cases, otherwise);
  }

  private static Core bind(Core.Jump jump, List<Local> params, Core target) {
    Core result = target;
    for (int i = params.size() - 1; i >= 0; i--) {
      result = new Core.Let(jump.span(), params.get(i), jump.args().get(i), result);
    }
    return result;
  }
}
