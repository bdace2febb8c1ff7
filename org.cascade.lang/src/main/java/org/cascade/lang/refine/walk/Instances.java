package org.cascade.lang.refine.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreInstance;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/** Functions as they are for the types of a call. */
final class Instances {
  private final Definitions definitions;
  private final Map<Key, CoreFunction> made = new HashMap<>();

  private record Key(FunctionSymbol function, List<Type> types) {}

  Instances(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Absent where the body is not known, or what its type parameters stand for. */
  Optional<CoreFunction> of(FunctionSymbol function, List<Type> typeArgs, List<Core> args) {
    if (function.extern().isPresent()) {
      return Optional.empty();
    }
    List<TypeParameter> ofOwner = function.owner().map(o -> o.params()).orElse(List.of());
    if (function.typeParams().isEmpty() && ofOwner.isEmpty()) {
      return definitions.function(function);
    }
    List<Type> outer = ofOwner.isEmpty() || args.isEmpty() ? List.of() : types(args.getFirst());
    if (typeArgs.size() != function.typeParams().size() || outer.size() != ofOwner.size()) {
      return Optional.empty();
    }
    List<Type> all = Stream.concat(typeArgs.stream(), outer.stream()).toList();
    Substitution types =
        Substitution.of(function.typeParams(), typeArgs).and(Substitution.of(ofOwner, outer));
    return definitions
        .function(function)
        .filter(f -> all.stream().noneMatch(Instances::hasOtherOrder) || !compares(f.body()))
        .map(f -> made.computeIfAbsent(new Key(function, all), k -> CoreInstance.of(f, types)));
  }

  private static List<Type> types(Core receiver) {
    return Types.args(receiver.type());
  }

  /** Generic code compares by structure; of Reals {@code ==} and {@code <} mean something else. */
  private static boolean hasOtherOrder(Type type) {
    return Builtin.is(type, Builtin.REAL) || Types.unrefined(type) instanceof Type.Special;
  }

  private static boolean compares(Core body) {
    return CoreWalk.find(body, c -> isComparison(c) ? Optional.of(c) : Optional.empty())
        .isPresent();
  }

  private static boolean isComparison(Core core) {
    return core instanceof Core.Operate o
        && Builtin.is(o.type(), Builtin.BOOL)
        && Types.unrefined(o.args().getFirst().type()) instanceof Type.Param;
  }
}
