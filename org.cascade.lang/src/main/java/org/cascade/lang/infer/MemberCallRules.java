package org.cascade.lang.infer;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** {@code x.f(…)} and {@code T.f(…)}. */
final class MemberCallRules {
  private MemberCallRules() {}

  static Type call(Body body, Expr.Call e, Expr.Member m, Optional<Type> expected) {
    if (m.target() instanceof Expr.TypeRef t && isType(body, t)) {
      Optional<Type> ofType = typeCall(body, e, m, t, expected);
      if (ofType.isPresent()) {
        return ofType.orElseThrow();
      }
    }
    Type target = body.infer(m.target());
    Type base = Types.unrefined(target);
    if (Types.isError(base) || m.name().isMissing()) {
      CallRules.arguments(body, e);
      return Type.Special.ERROR;
    }
    if (base instanceof Type.Var) {
      CallRules.arguments(body, e);
      ExprRules.cannotInfer(body, m.target());
      return Type.Special.ERROR;
    }
    if (base instanceof Type.Con c) {
      body.world().headers().complete(c.symbol());
      Optional<Type> own =
          switch (c.symbol()) {
            case RecordSymbol r -> recordCall(body, e, m, r, c, expected);
            case SpaceSymbol s -> spaceCall(body, e, m, s, c, expected);
            default -> Optional.empty();
          };
      if (own.isPresent()) {
        return own.orElseThrow();
      }
    }
    return extensionCall(body, e, m, target, expected);
  }

  /** Whether the name is a type's and not a constructor's. */
  private static boolean isType(Body body, Expr.TypeRef t) {
    String name = t.name().text();
    return body.scope().findTypeParameter(name).isPresent() || body.module().type(name).isPresent();
  }

  // ---- records ----

  private static Optional<Type> recordCall(
      Body body, Expr.Call e, Expr.Member m, RecordSymbol r, Type.Con c, Optional<Type> expected) {
    String name = m.name().text();
    List<FunctionSymbol> methods = r.methods().stream().filter(f -> f.name().equals(name)).toList();
    if (!methods.isEmpty()) {
      return Optional.of(
          Candidates.call(
              body, e, methods, Candidates.Kind.METHOD, c.args(), Optional.empty(), expected));
    }
    return r.field(name).isPresent()
        ? Optional.of(CallRules.value(body, e, body.infer(m)))
        : Optional.empty();
  }

  // ---- spaces ----

  private static Optional<Type> spaceCall(
      Body body, Expr.Call e, Expr.Member m, SpaceSymbol s, Type.Con c, Optional<Type> expected) {
    String name = m.name().text();
    List<FunctionSymbol> functions = MemberRules.spaceFunctions(s, name);
    if (!functions.isEmpty()) {
      return Optional.of(
          Candidates.call(
              body, e, functions, Candidates.Kind.SPACE, c.args(), Optional.empty(), expected));
    }
    if (s.state(name).isPresent() || s.embed(name).isPresent() || s.stream(name).isPresent()) {
      return Optional.of(CallRules.value(body, e, body.infer(m)));
    }
    if (name.equals("rollback")) {
      body.world().table().put(e, new Resolution.CallRelease());
      CallRules.arity(body, e, "`rollback`", 0);
      return Optional.of(Type.UNIT);
    }
    return Optional.empty();
  }

  // ---- extensions ----

  private static Type extensionCall(
      Body body, Expr.Call e, Expr.Member m, Type target, Optional<Type> expected) {
    String name = m.name().text();
    List<FunctionSymbol> all = MemberRules.extensions(body, name);
    List<FunctionSymbol> fitting =
        all.stream().filter(f -> Candidates.takes(body, f, target, e)).toList();
    if (!fitting.isEmpty()) {
      return Candidates.call(
          body, e, fitting, Candidates.Kind.EXTENSION, List.of(), Optional.of(target), expected);
    }
    if (name.equals("to_string")) {
      body.world().table().put(e, new Resolution.CallShow());
      CallRules.arity(body, e, "`to_string`", 0);
      return Builtin.STRING_TYPE;
    }
    CallRules.arguments(body, e);
    MemberRules.unknownMember(body, m, target);
    return Type.Special.ERROR;
  }

  // ---- on a type's name ----

  private static Optional<Type> typeCall(
      Body body, Expr.Call e, Expr.Member m, Expr.TypeRef t, Optional<Type> expected) {
    String name = m.name().text();
    Optional<TypeSymbol> symbol = body.module().type(t.name().text());
    List<FunctionSymbol> qualified = body.module().functions(t.name().text() + "." + name);
    if (!qualified.isEmpty()) {
      return Optional.of(
          Candidates.call(
              body, e, qualified, Candidates.Kind.FUNCTION, List.of(), Optional.empty(), expected));
    }
    if (symbol.isEmpty()) {
      return Optional.empty();
    }
    Type type = NameRules.typeNamed(body, t);
    if (type instanceof Type.Refined r && name.equals("of")) {
      return Optional.of(refine(body, e, r));
    }
    if (type instanceof Type.Con c && c.symbol() instanceof SpaceSymbol s) {
      body.world().headers().complete(s);
      body.world().table().put(t, new Resolution.OfType(type));
      return Optional.of(SpaceCallRules.onName(body, e, m, s, c, expected));
    }
    return Optional.empty();
  }

  private static Type refine(Body body, Expr.Call e, Type.Refined refinement) {
    body.world().table().put(e, new Resolution.CallRefine(refinement));
    if (CallRules.arity(body, e, "`" + refinement + ".of`", 1)) {
      body.check(e.args().getFirst().value(), Types.unrefined(refinement));
    }
    return Builtin.result(refinement, Builtin.STRING_TYPE);
  }

  static void unknownOnSpace(Body body, Expr.Member m, SpaceSymbol s) {
    body.error(
        RuleCode.UNKNOWN_MEMBER,
        m.name(),
        "On the name `%s` there are `new(…)`, `parallel_map(…)`, `parallel_reduce(…)` and transactions that use no state of their own, but no `%s`."
            .formatted(s, m.name()));
  }
}
