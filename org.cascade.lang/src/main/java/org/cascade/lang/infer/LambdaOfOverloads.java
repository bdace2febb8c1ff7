package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * A lambda that no overload takes: where all overloads would pass it the same, its own mistakes are
 * told, such as a field that its parameter does not have.
 */
final class LambdaOfOverloads {
  private final Body body;
  private final Expr.Call call;
  private final List<FunctionSymbol> functions;
  private final List<Type> ownerArgs;
  private final Optional<Type> target;

  /**
   * @param target the type of what the call is made on, for extensions
   */
  LambdaOfOverloads(
      Body body,
      Expr.Call call,
      List<FunctionSymbol> functions,
      List<Type> ownerArgs,
      Optional<Type> target) {
    this.body = body;
    this.call = call;
    this.functions = functions;
    this.ownerArgs = ownerArgs;
    this.target = target;
  }

  /** Infers the arguments; whether a lambda's own mistake has been told. */
  boolean tellMistakes() {
    boolean told = false;
    for (int i = 0; i < call.args().size(); i++) {
      Expr value = call.args().get(i).value();
      Optional<List<Type>> params = value instanceof Expr.Lambda ? passed(i) : Optional.empty();
      if (params.isPresent()) {
        Type wanted = function(params.get());
        told |= !body.world().attempt(() -> body.infer(value, Optional.of(wanted))).clean();
        body.infer(value, Optional.of(wanted));
      } else {
        body.infer(value);
      }
    }
    return told;
  }

  private Type function(List<Type> params) {
    return new Type.Fun(params, body.world().fresh("R"), NameRules.openEffects("a function"));
  }

  /** What is passed to the lambda at a place, if it is known and the same for all. */
  private Optional<List<Type>> passed(int place) {
    List<List<Type>> all = new ArrayList<>();
    for (FunctionSymbol function : functions) {
      body.world().attempt(() -> passed(function, place)).value().ifPresent(all::add);
    }
    boolean known =
        !all.isEmpty()
            && !all.getFirst().isEmpty()
            && all.stream().distinct().count() == 1
            && all.getFirst().stream().allMatch(t -> Types.unsolved(t).isEmpty());
    return known ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** What one overload passes; absent for one that is not for these arguments. */
  private Optional<List<Type>> passed(FunctionSymbol function, int place) {
    Instance instance = Instance.of(body, function, ownerArgs, List.of(), call);
    List<Type> params = instance.params();
    if (target.isPresent() && !params.isEmpty()) {
      Unifier.Fit fit = body.world().unifier().fit(target.get(), params.getFirst(), call.span());
      if (fit == Unifier.Fit.NO) {
        return Optional.empty();
      }
      params = params.subList(1, params.size());
    }
    return params.size() == call.args().size()
            && Types.unrefined(params.get(place)) instanceof Type.Fun f
        ? Optional.of(f.params().stream().map(Types::zonk).toList())
        : Optional.empty();
  }
}
