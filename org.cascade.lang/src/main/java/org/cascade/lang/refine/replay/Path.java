package org.cascade.lang.refine.replay;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.types.Type;

/** Which of the choices in a body decide whether a claim is reached. */
final class Path {
  private final Set<Core> own = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Core claim;
  private final Core made;

  /**
   * @param made the expression the claimed value comes from
   */
  Path(List<Core> parts, Core claim, Core made) {
    parts.forEach(part -> CoreWalk.visit(part, own::add));
    this.claim = claim;
    this.made = made;
  }

  /** The claim is on the way taken, or there is another way that does not come by it. */
  boolean isDecisive(Replayed.Turn turn) {
    return own.contains(turn.choice()) && (leadsThere(turn.way()) || mayLeave(turn));
  }

  private boolean leadsThere(Core way) {
    return holds(way, claim) || holds(way, made);
  }

  /**
   * By the predicate, where both are claims: what is claimed of a choice is claimed of each way.
   */
  static boolean holds(Core whole, Core part) {
    return CoreWalk.find(whole, c -> isSame(c, part) ? Optional.of(c) : Optional.empty())
        .isPresent();
  }

  private static boolean isSame(Core a, Core b) {
    return a == b
        || a instanceof Core.Claim c && b instanceof Core.Claim d && c.predicate() == d.predicate();
  }

  private static boolean mayLeave(Replayed.Turn turn) {
    List<Core> ways =
        switch (turn.choice()) {
          case Core.If i -> List.of(i.then(), i.otherwise());
          case Core.Switch s -> s.cases().stream().map(Core.Case::body).toList();
          default -> List.of();
        };
    return ways.stream().anyMatch(w -> w != turn.way() && leaves(w));
  }

  private static boolean leaves(Core way) {
    return way.type() == Type.Special.NEVER && !(way instanceof Core.Jump)
        || way instanceof Core.Sequence s && s.firsts().stream().anyMatch(Path::leaves);
  }
}
