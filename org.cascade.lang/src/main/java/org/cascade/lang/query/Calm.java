package org.cascade.lang.query;

import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Whether it makes no difference how often, and when, an expression is evaluated. */
final class Calm {
  private Calm() {}

  /** Whether a step's function only computes and reads. */
  static boolean is(Core core) {
    return CoreWalk.find(core, n -> isCalmNode(n) ? Optional.empty() : Optional.of(n)).isEmpty();
  }

  private static boolean isCalmNode(Core node) {
    return switch (node) {
      case Core.Assign n -> false;
      case Core.AssignGlobal n -> false;
      case Core.While n -> false;
      case Core.Return n -> false;
      case Core.Attempt n -> false;
      case Core.NewSpace n -> false;
      case Core.WriteState n -> false;
      case Core.ReleaseSpace n -> false;
      case Core.OnEnd n -> false;
      case Core.Parallel n -> false;
      case Core.Read n -> !n.local().isMutable();
      case Core.Call n -> isCalm(n.function().effects());
      case Core.CallSpace n -> isCalm(n.function().effects());
      case Core.Invoke n ->
          Types.unrefined(n.function().type()) instanceof Type.Fun f && isCalm(f.effects());
      default -> true;
    };
  }

  /**
   * Effects of functions that are passed on are those of the lambdas, which are looked into
   * themselves, or of a variable, which is not called here.
   */
  private static boolean isCalm(Effects effects) {
    return !effects.any()
        && effects.atoms().stream()
            .allMatch(a -> a.symbol() == EffectSymbol.READ || a.symbol() == EffectSymbol.ABORT);
  }

  /** Whether it is so small and plain that it may stand in another place, and twice. */
  static boolean isMovable(Core core) {
    return is(core)
        && CoreWalk.find(
                core,
                n ->
                    switch (n) {
                      case Core.Let l -> Optional.of(n);
                      case Core.Lambda l -> Optional.of(n);
                      case Core.Switch l -> Optional.of(n);
                      case Core.Join l -> Optional.of(n);
                      case Core.Sequence l -> Optional.of(n);
                      case Core.ForEach l -> Optional.of(n);
                      default -> Optional.empty();
                    })
            .isEmpty();
  }

  /** Whether it has a value whatever happens: it never aborts. */
  static boolean isTotal(Core core) {
    boolean total =
        switch (core) {
          case Core.Literal c -> true;
          case Core.Unit c -> true;
          case Core.Read c -> true;
          case Core.ReadGlobal c -> true;
          case Core.ReadState c -> true;
          case Core.ReadEmbed c -> true;
          case Core.FieldOf c -> true;
          case Core.TupleItem c -> true;
          case Core.TupleOf c -> true;
          case Core.VariantOf c -> true;
          case Core.Coerce c -> true;
          default -> false;
        };
    return total && CoreWalk.children(core).stream().allMatch(Calm::isTotal);
  }
}
