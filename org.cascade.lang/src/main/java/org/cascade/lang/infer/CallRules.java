package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Calls: of functions by name, of constructors and of function values. Members are elsewhere. */
final class CallRules {
  private CallRules() {}

  static Type call(Body body, Expr.Call e, Optional<Type> expected) {
    return switch (e.callee()) {
      case Expr.NameRef n when !n.name().isMissing() -> byName(body, e, n, expected);
      case Expr.TypeRef t -> constructor(body, e, t, expected);
      case Expr.Member m -> MemberCallRules.call(body, e, m, expected);
      default -> value(body, e, body.infer(e.callee()));
    };
  }

  private static Type byName(Body body, Expr.Call e, Expr.NameRef n, Optional<Type> expected) {
    Optional<NameRules.Meaning> meaning = NameRules.meaning(body, n.name().text());
    if (meaning.isEmpty()) {
      NameRules.unknown(body, n.name());
      arguments(body, e);
      return Type.Special.ERROR;
    }
    return switch (meaning.orElseThrow()) {
      case NameRules.Meaning.Functions f ->
          functions(body, e, f.functions(), Candidates.Kind.FUNCTION, expected);
      case NameRules.Meaning.OwnFunctions f -> {
        NameRules.usesSelf(body);
        boolean space = f.owner() instanceof SpaceSymbol;
        yield functions(
            body,
            e,
            f.functions(),
            space ? Candidates.Kind.OWN_SPACE : Candidates.Kind.OWN_METHOD,
            expected);
      }
      default -> value(body, e, body.infer(n));
    };
  }

  private static Type functions(
      Body body,
      Expr.Call e,
      List<FunctionSymbol> functions,
      Candidates.Kind kind,
      Optional<Type> expected) {
    if (PredicateRules.isGenerator(functions.getFirst())) {
      return PredicateRules.call(body, e);
    }
    List<Type> ownerArgs =
        kind == Candidates.Kind.FUNCTION
            ? List.of()
            : Types.args(body.self().orElseThrow().selfType());
    return Candidates.call(body, e, functions, kind, ownerArgs, Optional.empty(), expected);
  }

  /** A call of a function value. */
  static Type value(Body body, Expr.Call e, Type callee) {
    Type function = Types.unrefined(callee);
    body.world().table().put(e, new Resolution.CallValue());
    if (function instanceof Type.Fun f) {
      if (arity(body, e, "this function", f.params().size())) {
        checkArgs(body, e, f.params());
      }
      body.does(f.effects(), e);
      return f.result();
    }
    arguments(body, e);
    if (function instanceof Type.Var) {
      ExprRules.cannotInfer(body, e.callee());
    } else if (!Types.isError(function)) {
      body.error(
          RuleCode.NOT_CALLABLE,
          e.callee(),
          "`%s` is `%s`, which is no function and cannot be called."
              .formatted(ExprRules.shortText(e.callee()), Types.zonk(function)));
    }
    return Type.Special.ERROR;
  }

  private static Type constructor(Body body, Expr.Call e, Expr.TypeRef t, Optional<Type> expected) {
    Optional<SumSymbol.Constructor> found = NameRules.constructor(body, t.name().text(), expected);
    if (found.isEmpty()) {
      arguments(body, e);
      if (body.module().type(t.name().text()).isPresent()) {
        body.error(
            RuleCode.NOT_CALLABLE,
            t,
            "`%s` is a type and not called; a record is built with `%s { … }`, a space with `%s.new(…)`."
                .formatted(t.name(), t.name(), t.name()));
      } else {
        NameRules.unknownUpper(body, t.name());
      }
      return Type.Special.ERROR;
    }
    SumSymbol.Constructor c = found.orElseThrow();
    List<TypeExpr> written = t.typeArgs().isEmpty() ? e.typeArgs() : t.typeArgs();
    List<Type> args = NameRules.constructorArgs(body, c, written, t);
    Type built = new Type.Con(c.owner(), args);
    body.world().table().put(e, new Resolution.CallConstructor(c, args));
    if (c.named()) {
      arguments(body, e);
      body.error(
          RuleCode.WRONG_ARGUMENT_COUNT,
          e,
          "`%s` has named fields; write `%s { %s: … }`."
              .formatted(c, c, c.fields().getFirst().name()));
      return built;
    }
    fillFromExpected(body, built, expected, e);
    Substitution substitution = Substitution.of(c.owner().params(), args);
    if (arity(body, e, "`" + c + "`", c.fields().size())) {
      checkArgs(body, e, c.fields().stream().map(f -> substitution.apply(f.type())).toList());
    }
    return built;
  }

  /** Lets the place fill holes of a structured type; whether it fits is asked later. */
  static void fillFromExpected(Body body, Type type, Optional<Type> expected, Node at) {
    if (expected.isEmpty()
        || Types.resolve(type) instanceof Type.Var
        || Types.resolve(expected.orElseThrow()) instanceof Type.Special
        || Types.resolve(expected.orElseThrow()) instanceof Type.Var
        || Types.unsolved(type).isEmpty()) {
      return;
    }
    Unifier unifier = body.world().unifier();
    Unifier.Mark mark = unifier.mark();
    int equations = unifier.equations().size();
    Unifier.Fit fit = unifier.fit(type, Types.unrefined(expected.orElseThrow()), at.span());
    if (fit == Unifier.Fit.NO || unifier.equations().size() != equations) {
      unifier.rollBack(mark);
    }
  }

  // ---- arguments ----

  /**
   * Whether the number of arguments is right and none is named; else they are inferred for
   * themselves.
   */
  static boolean arity(Body body, Expr.Call e, String callee, int expected) {
    for (Expr.Arg a : e.args()) {
      a.label()
          .ifPresent(l ->
              body.error(
                  RuleCode.WRONG_LABEL,
                  l,
                  "Only `S.new(…)` takes named arguments; leave out `%s:`.".formatted(l)));
    }
    if (e.args().size() == expected) {
      return true;
    }
    arguments(body, e);
    body.error(
        RuleCode.WRONG_ARGUMENT_COUNT,
        e,
        "%s takes %s, but %s given."
            .formatted(
                capital(callee),
                expected == 0
                    ? "no arguments"
                    : expected == 1 ? "1 argument" : expected + " arguments",
                e.args().isEmpty()
                    ? "none is"
                    : e.args().size() == 1 ? "1 is" : e.args().size() + " are"));
    return false;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Infers the arguments for their own mistakes; of the parameters of lambdas nothing is said. */
  static void arguments(Body body, Expr.Call e) {
    for (Expr.Arg a : e.args()) {
      body.infer(
          a.value(), a.value() instanceof Expr.Lambda l ? anything(body, l) : Optional.empty());
    }
  }

  private static Optional<Type> anything(Body body, Expr.Lambda lambda) {
    List<Type> params = lambda.params().stream().<Type>map(p -> Type.Special.ERROR).toList();
    return Optional.of(
        new Type.Fun(params, body.world().fresh("R"), NameRules.openEffects("a function")));
  }

  /** Lambdas last: their parameters may take types that other arguments decide. */
  static void checkArgs(Body body, Expr.Call e, List<Type> params) {
    List<Expr> values = e.args().stream().map(Expr.Arg::value).toList();
    List<Integer> late = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (isLate(values.get(i))) {
        late.add(i);
      } else {
        body.check(values.get(i), params.get(i));
      }
    }
    for (int i : late) {
      body.check(values.get(i), params.get(i));
    }
  }

  static boolean isLate(Expr argument) {
    return argument instanceof Expr.Lambda;
  }

  // ---- x |> f ----

  static Type pipe(Body body, Expr.Binary e, Optional<Type> expected) {
    if (e.right() instanceof Expr.NameRef n) {
      Optional<NameRules.Meaning> meaning = NameRules.meaning(body, n.name().text());
      if (meaning.isPresent() && meaning.orElseThrow() instanceof NameRules.Meaning.Functions f) {
        return pipeInto(body, e, f.functions());
      }
    }
    Type value = body.infer(e.left());
    Type wanted =
        new Type.Fun(
            List.of(value), body.world().fresh("result"), NameRules.openEffects("a function"));
    Type function = Types.unrefined(body.infer(e.right(), Optional.of(wanted)));
    return applied(body, e, value, function);
  }

  /** A declared function: overloads are chosen by the value. */
  private static Type pipeInto(Body body, Expr.Binary e, List<FunctionSymbol> functions) {
    Type value = body.infer(e.left());
    Type wanted =
        new Type.Fun(
            List.of(value), body.world().fresh("result"), NameRules.openEffects("a function"));
    Type function =
        NameRules.functionValue(
            body, e.right(), functions, Resolution.Receiver.NONE, Optional.of(wanted));
    body.world().table().put(e.right(), function);
    return applied(body, e, value, Types.unrefined(function));
  }

  private static Type applied(Body body, Expr.Binary e, Type value, Type function) {
    if (function instanceof Type.Fun f && f.params().size() == 1) {
      body.place(e.left(), value, f.params().getFirst(), false);
      body.does(f.effects(), e);
      return f.result();
    }
    if (!Types.isError(function)) {
      body.error(
          RuleCode.NOT_CALLABLE,
          e.right(),
          "`|>` gives its left side to a function of one parameter, and this is `%s`."
              .formatted(Types.zonk(function)));
    }
    return Type.Special.ERROR;
  }
}
