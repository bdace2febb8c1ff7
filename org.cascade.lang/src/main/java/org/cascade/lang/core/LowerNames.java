package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** Lowers names and members as values, and assignments to them. */
final class LowerNames {
  private final Lowering lowering;
  private final Scope scope;

  LowerNames(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
  }

  Core name(Expr.NameRef e) {
    Resolution resolution = scope.resolution(e);
    if (resolution instanceof Resolution.OfLocal local) {
      return local(e, local);
    }
    return value(e, resolution, Optional.empty());
  }

  private Core local(Expr.NameRef e, Resolution.OfLocal resolution) {
    Core read = new Core.Read(e.span(), scope.use(resolution.variable()));
    boolean implicit =
        resolution.variable().kind() == org.cascade.lang.types.Variable.Kind.IMPLICIT;
    Type type = scope.type(e);
    return implicit || Types.isError(type) ? read : LowerExpr.widen(read, type);
  }

  /** The value under the type it is known to have here. */
  private Core global(Span span, Type type, Resolution.OfGlobal g) {
    Type declared = scope.types().apply(g.variable().type());
    Core read = new Core.ReadGlobal(span, declared, g.module(), g.variable());
    return Types.isError(type) ? read : LowerExpr.widen(read, type);
  }

  /** A type where a value stands. */
  Core typeName(Expr e) {
    return value(e, scope.resolution(e), Optional.empty());
  }

  Core member(Expr.Member e) {
    return value(e, scope.resolution(e), Optional.of(e.target()));
  }

  /** What a name stands for, of a target or of the enclosing {@code self}. */
  private Core value(Expr e, Resolution resolution, Optional<Expr> target) {
    Span span = e.span();
    Type type = scope.type(e);
    return switch (resolution) {
      case Resolution.OfLocal r -> new Core.Read(span, scope.use(r.variable()));
      case Resolution.OfGlobal r -> global(span, type, r);
      case Resolution.OfField r -> new Core.FieldOf(span, type, owner(span, target), r.field());
      case Resolution.OfState r -> new Core.ReadState(span, type, owner(span, target), r.state());
      case Resolution.OfEmbed r -> new Core.ReadEmbed(span, type, owner(span, target), r.embed());
      case Resolution.OfStream r -> new Core.StreamOf(span, type, owner(span, target), r.stream());
      case Resolution.OfConstructor r -> constructor(span, type, r.constructor());
      case Resolution.OfType r ->
          new Core.TypeValue(span, Type.Special.TYPE, scope.types().apply(r.type()));
      case Resolution.OfFunction r -> lowering.calls(scope).functionValue(e, type, r, target);
      case Resolution.CallFunction r ->
          lowering.calls(scope).memberCall(span, type, r, target.map(lowering.exprs(scope)::lower));
      case Resolution.Spliced r -> r.value();
      default -> throw new CascadeBugException("not a value at " + span + ": " + resolution);
    };
  }

  private Core owner(Span span, Optional<Expr> target) {
    return target.map(t -> lowering.exprs(scope).lower(t)).orElseGet(() -> scope.readSelf(span));
  }

  /** A constructor without fields, or as a function. */
  private Core constructor(Span span, Type type, SumSymbol.Constructor constructor) {
    if (!(Types.unrefined(type) instanceof Type.Fun fun)) {
      return new Core.VariantOf(span, type, constructor, List.of());
    }
    List<Local> params = new ArrayList<>();
    List<Core> args = new ArrayList<>();
    for (int i = 0; i < fun.params().size(); i++) {
      Local param = scope.temporary(constructor.fields().get(i).name(), fun.params().get(i));
      params.add(param);
      args.add(new Core.Read(span, param));
    }
    Core body = new Core.VariantOf(span, fun.result(), constructor, args);
    return new Core.Lambda(span, type, params, body);
  }

  /** <code>type { … }</code>, <code>space { … }</code>; parts that are not written are empty. */
  Core built(Expr.Built e) {
    Type text = Builtin.STRING_TYPE;
    Type field = new Type.Tuple(List.of(text, Type.Special.TYPE));
    return new Core.BuildType(
        e.span(),
        scope.module(),
        part(e, e.space() ? "states" : "fields", field),
        part(e, "methods", text),
        part(e, "asserts", text),
        e.space() ? Optional.of(distributed(e)) : Optional.empty());
  }

  private Core part(Expr.Built e, String name, Type element) {
    return part(e, name)
        .orElseGet(() -> new Core.ArrayOf(e.span(), Builtin.array(element), List.of()));
  }

  private Core distributed(Expr.Built e) {
    return part(e, "distributed")
        .orElseGet(() -> new Core.Literal(e.span(), Builtin.BOOL_TYPE, false));
  }

  private Optional<Core> part(Expr.Built e, String name) {
    return e.parts().stream()
        .filter(p -> p.name().text().equals(name))
        .findFirst()
        .map(p -> lowering.exprs(scope).lower(p.value()));
  }

  // ---- assignment ----

  Core assign(Expr.Assign e, Core value) {
    if (e.update()) {
      return update(e.span(), e.target(), value);
    }
    Resolution resolution = scope.resolution(e.target());
    Optional<Expr> target =
        e.target() instanceof Expr.Member m ? Optional.of(m.target()) : Optional.empty();
    return switch (resolution) {
      case Resolution.OfLocal r -> new Core.Assign(e.span(), scope.use(r.variable()), value);
      case Resolution.OfGlobal r ->
          new Core.AssignGlobal(e.span(), r.module(), r.variable(), value);
      case Resolution.OfState r ->
          new Core.WriteState(e.span(), owner(e.span(), target), r.state(), value);
      case Resolution.OfField r -> update(e.span(), e.target(), value);
      default -> throw new CascadeBugException("cannot assign at " + e.span());
    };
  }

  /** {@code self.a.b = e} as {@code self = self with { a: self.a with { b: e } }}. */
  private Core update(Span span, Expr target, Core value) {
    if (target instanceof Expr.NameRef name
        && scope.resolution(name) instanceof Resolution.OfLocal) {
      return new Core.Assign(span, scope.selfLocal(span), value);
    }
    RecordSymbol.Field field = ((Resolution.OfField) scope.resolution(target)).field();
    Optional<Expr> owner =
        target instanceof Expr.Member m ? Optional.of(m.target()) : Optional.empty();
    Core old = owner(span, owner);
    Core copy = new Core.Update(span, old.type(), old, List.of(new Core.FieldUpdate(field, value)));
    Core checked = lowering.refinements().invariants(copy, List.of(field));
    return owner
        .map(o -> update(span, o, checked))
        .orElseGet(() -> new Core.Assign(span, scope.selfLocal(span), checked));
  }
}
