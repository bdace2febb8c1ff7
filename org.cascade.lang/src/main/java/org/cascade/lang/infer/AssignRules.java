package org.cascade.lang.infer;

import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** {@code x := e} and {@code self.f = e}. */
final class AssignRules {
  private AssignRules() {}

  static Type assign(Body body, Expr.Assign e) {
    if (e.update()) {
      update(body, e);
      return Type.UNIT;
    }
    Type target = body.infer(e.target());
    Optional<Resolution> resolution = body.world().table().resolution(e.target());
    if (Types.isError(target) && resolution.isEmpty()) {
      body.infer(e.value());
      return Type.UNIT;
    }
    Optional<Type> place = resolution.flatMap(r -> place(body, e, r));
    if (place.isPresent()) {
      body.check(e.value(), place.orElseThrow());
    } else {
      body.infer(e.value());
      if (resolution.isEmpty() || !(resolution.orElseThrow() instanceof Resolution.OfLocal)) {
        notAssignable(body, e);
      }
    }
    return Type.UNIT;
  }

  private static Optional<Type> place(Body body, Expr.Assign e, Resolution resolution) {
    return switch (resolution) {
      case Resolution.OfLocal l -> variable(body, e, l.variable());
      case Resolution.OfGlobal g -> variable(body, e, g.variable());
      case Resolution.OfState s -> {
        body.does(Effects.write(s.space()), e);
        yield Optional.of(body.world().table().type(e.target()));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Type> variable(Body body, Expr.Assign e, Variable v) {
    if (v.isAssignable()) {
      return Optional.of(v.type());
    }
    String why =
        switch (v.kind()) {
          case PARAMETER -> "`%s` is a parameter and cannot be assigned; copy it into a `var`.";
          case SELF -> "`%s` cannot be assigned.";
          case CONST -> "`%s` is a constant and cannot be assigned.";
          default -> "`%s` is a `let` and cannot be assigned; declare it with `var`.";
        };
    body.error(RuleCode.NOT_ASSIGNABLE, e.target(), why.formatted(v.name()));
    return Optional.empty();
  }

  private static void notAssignable(Body body, Expr.Assign e) {
    String why =
        switch (e.target()) {
          case Expr.Index i ->
              "An element cannot be assigned, since collections do not change; write `xs := xs.set(i, x)` or `m := m.insert(k, v)`.";
          case Expr.Member m ->
              "`%s` cannot be assigned, since values do not change; copy with `x with { %s: … }`."
                  .formatted(m.name(), m.name());
          default -> "Only a `var` or a state can be assigned.";
        };
    body.error(RuleCode.NOT_ASSIGNABLE, e.target(), why);
  }

  private static void update(Body body, Expr.Assign e) {
    boolean inMethod = body.function().map(f -> f.kind() == Decl.FunctionKind.METHOD).orElse(false);
    if (inMethod
        && body.self().orElseThrow() instanceof RecordSymbol record
        && e.target() instanceof Expr.Member m
        && m.target() instanceof Expr.NameRef self
        && self.name().text().equals("self")) {
      Type field = body.infer(m);
      if (!Types.isError(field) && record.field(m.name().text()).isEmpty()) {
        body.error(
            RuleCode.NOT_ASSIGNABLE, m, "`%s` is no field of `%s`.".formatted(m.name(), record));
      }
      body.check(e.value(), field);
      return;
    }
    body.infer(e.target());
    body.infer(e.value());
    if (!(e.target() instanceof Expr.Member)) {
      return; // the parser has said so
    }
    body.error(
        RuleCode.NOT_ASSIGNABLE,
        e,
        "`=` assigns only `self.f` in a method of a record; write `:=` for a `var` or a state, `==` to compare.");
  }
}
