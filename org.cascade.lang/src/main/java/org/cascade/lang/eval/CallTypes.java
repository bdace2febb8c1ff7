package org.cascade.lang.eval;

import org.cascade.lang.core.Core;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** What type parameters stand for in a call. */
final class CallTypes {
  private CallTypes() {}

  /** Those of the called function and of its owner; {@code around} says what those here mean. */
  static Substitution of(Core.Call call, Substitution around) {
    FunctionSymbol symbol = call.function();
    Substitution types = Substitution.EMPTY;
    if (!call.typeArgs().isEmpty()) {
      types = Substitution.of(symbol.typeParams(), around.applyAll(call.typeArgs()));
    }
    if (symbol.owner().isPresent() && !call.args().isEmpty()) {
      TypeSymbol owner = symbol.owner().get();
      if (!owner.params().isEmpty()) {
        var args = Types.args(around.apply(call.args().getFirst().type()));
        types = types.and(Substitution.of(owner.params(), args));
      }
    }
    return types;
  }
}
