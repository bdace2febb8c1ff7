package org.cascade.lang.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.refine.walk.Free;
import org.cascade.lang.refine.walk.State;
import org.cascade.lang.refine.walk.Walk;
import org.cascade.lang.types.Variable;

/** Whether what a claim is about can be asked before it is used: it would be the same again. */
final class Repeatable {
  private Repeatable() {}

  /**
   * @param value the expression the claimed value comes from
   * @param open the conditions
   */
  static boolean is(
      Core.Claim claim, Core value, List<Core> open, State state, Constants constants, Walk walk) {
    List<Core> parts = new ArrayList<>(open);
    parts.add(value);
    for (Core condition : open) {
      for (Local local : Free.locals(condition)) {
        constants.binding(local).filter(b -> claim.span().holds(b.span())).ifPresent(parts::add);
      }
    }
    return parts.stream().noneMatch(p -> changes(p, state, walk));
  }

  private static boolean changes(Core core, State state, Walk walk) {
    return CoreWalk.find(
            core, c -> changesItself(c, state, walk) ? Optional.of(c) : Optional.empty())
        .isPresent();
  }

  private static boolean changesItself(Core core, State state, Walk walk) {
    return switch (core) {
      // A condition does not give up.
      case Core.Call c -> !walk.givesTheSame(c) || c.function().effects().mayAbort();
      case Core.Read r -> r.local().isShared();
      case Core.Invoke i -> true;
      case Core.CallSpace c -> true;
      case Core.NewSpace n -> true;
      case Core.WriteState w -> true;
      case Core.Assign a -> true;
      case Core.AssignGlobal a -> true;
      case Core.ReleaseSpace r -> true;
      case Core.Return r -> true;
      // Between two reads somebody else may write, where no transaction is in progress.
      case Core.ReadState r -> !state.isAtomic();
      case Core.ReadGlobal r -> r.variable().kind() == Variable.Kind.MODULE_VAR;
      default -> false;
    };
  }
}
