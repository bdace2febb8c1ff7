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
      if (value instanceof Expr.Lambda lambda) {
        Optional<List<Type>> params = passed(i);
        Type type = body.infer(lambda, Optional.of(function(lambda, params)));
        told |= params.isPresent() && type instanceof Type.Fun f && Types.isError(f.result());
      } else {
        body.infer(value);
      }
    }
    return told;
  }

  private Type function(Expr.Lambda lambda, Optional<List<Type>> params) {
    List<Type> types =
        params.orElseGet(
            () -> lambda.params().stream().<Type>map(p -> Type.Special.ERROR).toList());
    return new Type.Fun(types, body.world().fresh("R"), NameRules.openEffects("a function"));
  }

  /** What is passed to the lambda at a place, if it is known and the same for all. */
  private Optional<List<Type>> passed(int place) {
    List<List<Type>> all = new ArrayList<>();
    for (FunctionSymbol function : functions) {
      Instance instance = Instance.of(body, function, ownerArgs, List.of(), call);
      List<Type> params = instance.params();
      if (target.isPresent() && !params.isEmpty()) {
        body.world().unifier().tryFit(target.get(), params.getFirst(), call.span());
        params = params.subList(1, params.size());
      }
      if (params.size() == call.args().size()) {
        all.add(
            Types.unrefined(params.get(place)) instanceof Type.Fun f
                ? f.params().stream().map(Types::zonk).toList()
                : List.of());
      }
    }
    boolean known =
        !all.isEmpty()
            && !all.getFirst().isEmpty()
            && all.stream().distinct().count() == 1
            && all.getFirst().stream().allMatch(t -> Types.unsolved(t).isEmpty());
    return known ? Optional.of(all.getFirst()) : Optional.empty();
  }
}
