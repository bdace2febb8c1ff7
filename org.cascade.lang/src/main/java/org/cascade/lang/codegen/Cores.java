package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Label;
import org.cascade.lang.core.Local;

/** Pure questions to core. */
final class Cores {
  private Cores() {}

  /** Visits the core and all in it. */
  static void walk(Core core, Consumer<Core> visitor) {
    visitor.accept(core);
    CoreWalk.children(core).forEach(c -> walk(c, visitor));
  }

  static boolean any(Core core, Predicate<Core> test) {
    return test.test(core) || CoreWalk.children(core).stream().anyMatch(c -> any(c, test));
  }

  /** The number of nodes, counted up to a limit. */
  static int size(Core core, int limit) {
    int size = 1;
    for (Core child : CoreWalk.children(core)) {
      if (size > limit) {
        break;
      }
      size += size(child, limit - size);
    }
    return size;
  }

  static int jumps(Core core, Label label) {
    int own = core instanceof Core.Jump j && j.label() == label ? 1 : 0;
    return own + CoreWalk.children(core).stream().mapToInt(c -> jumps(c, label)).sum();
  }

  static boolean reads(Core core, Local local) {
    return any(core, c -> c instanceof Core.Read r && r.local() == local);
  }

  /** Whether a part that becomes a Java lambda reads the local, be it by another name. */
  static boolean captures(Core core, Local local) {
    return any(
        core,
        c ->
            (isLambda(c) && reads(c, local))
                || (c instanceof Core.Let l
                    && renames(l.value(), local)
                    && captures(l.body(), l.local())));
  }

  /** Whether a value is the local itself: a {@code let} of it is the same Java variable. */
  private static boolean renames(Core value, Local local) {
    return switch (value) {
      case Core.Read r -> r.local() == local;
      case Core.Claim c -> renames(c.value(), local);
      case Core.Coerce c -> renames(c.value(), local);
      case Core.Sequence s -> renames(s.last(), local);
      case Core.Let l ->
          renames(l.body(), local) || (renames(l.value(), local) && renames(l.body(), l.local()));
      default -> false;
    };
  }

  private static boolean isLambda(Core core) {
    return core instanceof Core.Lambda
        || core instanceof Core.Attempt
        || core instanceof Core.OnEnd
        || core instanceof Core.NewSpace;
  }

  /** Whether it returns from the function around it. */
  static boolean returns(Core core) {
    return core instanceof Core.Return
        || (!(core instanceof Core.Lambda || core instanceof Core.OnEnd)
            && CoreWalk.children(core).stream().anyMatch(Cores::returns));
  }

  /** All cores that a module is made of. */
  static List<Core> roots(CoreModule module) {
    List<Core> roots = new ArrayList<>();
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> {
          r.methods().forEach(m -> roots.add(m.body()));
          r.check().ifPresent(c -> roots.add(c.predicate()));
        }
        case CoreModule.CoreSum s -> {}
        case CoreModule.CoreRefinement r -> roots.add(r.check().predicate());
        case CoreModule.CoreSpace s -> addRoots(s, roots);
      }
    }
    module.functions().stream().map(CoreFunction::body).forEach(roots::add);
    module.globals().forEach(g -> g.constant().ifPresent(roots::add));
    roots.add(module.main());
    module.tests().forEach(t -> roots.add(t.body()));
    return roots;
  }

  private static void addRoots(CoreModule.CoreSpace space, List<Core> roots) {
    space.initial().forEach(i -> i.ifPresent(roots::add));
    space.functions().forEach(f -> roots.add(f.body()));
    space.invariants().forEach(i -> roots.add(i.condition()));
    for (CoreModule.CoreStream stream : space.streams()) {
      roots.add(stream.yield());
      switch (stream.trigger()) {
        case CoreModule.Trigger.OfState t -> {}
        case CoreModule.Trigger.OfExpression t -> roots.add(t.watched());
        case CoreModule.Trigger.When t -> roots.add(t.condition());
      }
    }
  }
}
