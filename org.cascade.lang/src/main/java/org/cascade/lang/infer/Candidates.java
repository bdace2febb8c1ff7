package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/**
 * Chooses among functions of one name by their parameters, and checks the call of the chosen one. A
 * single one is checked at once, so that its mistakes are told at the arguments.
 */
final class Candidates {
  /** What the functions are members of, and what a call is made on. */
  enum Kind {
    FUNCTION,
    OWN_METHOD,
    OWN_SPACE,
    /** {@code x.m()} of a record. */
    METHOD,
    /** {@code x.f()} of a space. */
    SPACE,
    /** {@code S.f()}: on the space's name. */
    SPACE_NAME,
    /** {@code x.f()} of a function with {@code self}: the target is the first argument. */
    EXTENSION
  }

  private Candidates() {}

  /**
   * @param target the type of what the call is made on, for extensions
   */
  static Type call(
      Body body,
      Expr.Call e,
      List<FunctionSymbol> functions,
      Kind kind,
      List<Type> ownerArgs,
      Optional<Type> target,
      Optional<Type> expected) {
    List<Type> written = e.typeArgs().stream().map(t -> body.localTypes().read(t)).toList();
    List<FunctionSymbol> viable =
        functions.size() == 1
            ? functions
            : viable(body, e, functions, kind, ownerArgs, target, written);
    if (viable.isEmpty()) {
      if (!new LambdaOfOverloads(body, e, functions, ownerArgs, target).tellMistakes()) {
        noneFits(body, e, functions, kind);
      }
      return Type.Special.ERROR;
    }
    FunctionSymbol chosen = viable.getFirst();
    severalFit(body, e, viable);
    Instance instance = Instance.of(body, chosen, ownerArgs, written, e);
    return checked(body, e, instance, kind, target, expected);
  }

  /**
   * Own functions come before imported ones; among those of one module none may win by its place.
   */
  private static void severalFit(Body body, Expr.Call e, List<FunctionSymbol> viable) {
    List<FunctionSymbol> nearest =
        viable.stream().filter(f -> f.module().equals(viable.getFirst().module())).toList();
    if (nearest.size() > 1) {
      body.error(
          RuleCode.AMBIGUOUS_OVERLOAD,
          e,
          "Several `%s` fit these arguments equally well: %s; say more about an argument's type, or rename one."
              .formatted(
                  nearest.getFirst().name(),
                  nearest.stream()
                      .map(f -> "`" + shown(f, 0) + "`")
                      .collect(Collectors.joining(" and "))));
    }
  }

  private static Type checked(
      Body body,
      Expr.Call e,
      Instance instance,
      Kind kind,
      Optional<Type> target,
      Optional<Type> expected) {
    FunctionSymbol function = instance.function();
    body.world().table().put(e, resolution(instance, kind));
    List<Type> params = instance.params();
    if (target.isPresent()) {
      Expr receiver = ((Expr.Member) e.callee()).target();
      body.place(receiver, target.orElseThrow(), params.getFirst(), false);
      params = params.subList(1, params.size());
    }
    boolean right = CallRules.arity(body, e, "`" + function.name() + "`", params.size());
    if (function.result().isPresent()) {
      CallRules.fillFromExpected(body, instance.result(body, e), expected, e);
    }
    if (right) {
      CallRules.checkArgs(body, e, params);
    }
    instance.settle(body, e);
    instance.called(body, e);
    if (kind == Kind.SPACE_NAME) {
      body.world().bodies().needsNoSelf(function, e);
    }
    return instance.result(body, e);
  }

  private static Resolution resolution(Instance instance, Kind kind) {
    FunctionSymbol f = instance.function();
    List<Type> args = instance.typeArgs();
    return switch (kind) {
      case FUNCTION -> new Resolution.CallFunction(f, args, Resolution.Receiver.NONE);
      case OWN_METHOD -> new Resolution.CallFunction(f, args, Resolution.Receiver.SELF);
      case METHOD, EXTENSION -> new Resolution.CallFunction(f, args, Resolution.Receiver.TARGET);
      case OWN_SPACE -> space(f, args, Resolution.Receiver.SELF);
      case SPACE -> space(f, args, Resolution.Receiver.TARGET);
      case SPACE_NAME -> space(f, args, Resolution.Receiver.NONE);
    };
  }

  private static Resolution space(FunctionSymbol f, List<Type> args, Resolution.Receiver receiver) {
    return new Resolution.CallSpace((SpaceSymbol) f.owner().orElseThrow(), f, args, receiver);
  }

  // ---- overloads ----

  private static List<FunctionSymbol> viable(
      Body body,
      Expr.Call e,
      List<FunctionSymbol> functions,
      Kind kind,
      List<Type> ownerArgs,
      Optional<Type> target,
      List<Type> written) {
    int given = e.args().size() + (target.isPresent() ? 1 : 0);
    List<FunctionSymbol> rightCount =
        functions.stream()
            .filter(f -> {
              body.world().headers().completeSignature(f);
              return f.params().size() == given
                  && (written.isEmpty() || f.typeParams().size() == written.size());
            })
            .toList();
    List<FunctionSymbol> byReceiver =
        target.isEmpty()
            ? rightCount
            : rightCount.stream().filter(f -> takes(body, f, target.orElseThrow(), e)).toList();
    if (byReceiver.size() <= 1) {
      return byReceiver;
    }
    List<FunctionSymbol> best = new ArrayList<>();
    int bestScore = Integer.MAX_VALUE;
    for (FunctionSymbol f : byReceiver) {
      int score = score(body, e, f, ownerArgs, target, written);
      if (score < bestScore) {
        best.clear();
        bestScore = score;
      }
      if (score == bestScore && score < FAILS) {
        best.add(f);
      }
    }
    return best;
  }

  /** Whether the function's first parameter takes the target. */
  static boolean takes(Body body, FunctionSymbol f, Type target, Expr at) {
    Instance instance = Instance.of(body, f, List.of(), List.of(), at);
    return !instance.params().isEmpty()
        && body.world().unifier().tryFit(target, instance.params().getFirst(), at.span())
            != Unifier.Fit.NO;
  }

  private static final int FAILS = 1000;

  /** 0 for a perfect fit, more for each argument that is only wider or needs proof. */
  private static int score(
      Body body,
      Expr.Call e,
      FunctionSymbol f,
      List<Type> ownerArgs,
      Optional<Type> target,
      List<Type> written) {
    World.Tried<Integer> tried =
        body.world()
            .attempt(() -> {
              Instance instance = Instance.of(body, f, ownerArgs, written, e);
              List<Type> params = instance.params();
              int total = 0;
              if (target.isPresent()) {
                total +=
                    weight(
                        body.world()
                            .unifier()
                            .fit(target.orElseThrow(), params.getFirst(), e.span()));
                params = params.subList(1, params.size());
              }
              return total + scoreArgs(body, e, params);
            });
    return tried.clean() ? tried.value() : FAILS;
  }

  private static int scoreArgs(Body body, Expr.Call e, List<Type> params) {
    int total = 0;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < e.args().size(); i++) {
        Expr value = e.args().get(i).value();
        if (CallRules.isLate(value) == (round == 1)) {
          Type actual = body.infer(value, Optional.of(params.get(i)));
          total += weight(body.world().unifier().fit(actual, params.get(i), value.span()));
        }
      }
    }
    return total;
  }

  private static int weight(Unifier.Fit fit) {
    return switch (fit) {
      case SAME -> 0;
      case WIDER -> 1;
      case PROOF -> 10;
      case NO -> FAILS;
    };
  }

  private static void noneFits(Body body, Expr.Call e, List<FunctionSymbol> functions, Kind kind) {
    List<String> given = new ArrayList<>();
    for (Expr.Arg a : e.args()) {
      given.add(Types.zonk(body.world().table().type(a.value())).toString());
    }
    if (e.args().stream().anyMatch(a -> Types.holdsError(body.world().table().type(a.value())))) {
      return;
    }
    int skip = kind == Kind.EXTENSION ? 1 : 0;
    String choices =
        functions.stream()
            .limit(5)
            .map(f -> "`" + shown(f, skip) + "`")
            .collect(Collectors.joining(", "));
    body.error(
        RuleCode.NO_OVERLOAD,
        e,
        "No `%s` takes `(%s)`; there %s %s."
            .formatted(
                functions.getFirst().name(),
                String.join(", ", given),
                functions.size() == 1 ? "is" : "are",
                choices));
  }

  /** {@code name(A, B)}. */
  static String shown(FunctionSymbol f, int skip) {
    return f.params().stream()
        .skip(skip)
        .map(p -> p.type().toString())
        .collect(Collectors.joining(", ", f.name() + "(", ")"));
  }
}
