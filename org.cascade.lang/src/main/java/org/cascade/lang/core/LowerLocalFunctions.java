package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Makes functions declared in blocks into functions of their own that get what they capture as
 * first arguments. One that captures a {@code var} or {@code self}, which it must share with its
 * surroundings, becomes a lambda in a local; if it calls itself, the local is a cell that is filled
 * once the lambda exists.
 */
final class LowerLocalFunctions {
  private final Lowering lowering;
  private final Scope scope;

  LowerLocalFunctions(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
  }

  /** What a group of functions uses of its surroundings. */
  private static final class Uses {
    private final Set<Variable> captured = new LinkedHashSet<>();
    private final Set<FunctionSymbol> called = new LinkedHashSet<>();
    private boolean self;
  }

  /** Declares the function at an index of a block, with those behind it that it calls. */
  Core declare(Decl.Function first, List<Stmt> stmts, int index, Supplier<Core> rest) {
    if (scope.localFunction(symbol(first)).isPresent()) {
      return rest.get();
    }
    List<Decl.Function> group = new ArrayList<>(List.of(first));
    Uses uses = new Uses();
    for (int i = 0; i < group.size(); i++) {
      collect(group.get(i), uses);
      for (Stmt later : stmts.subList(index + 1, stmts.size())) {
        if (later instanceof Decl.Function f
            && uses.called.contains(symbol(f))
            && !group.contains(f)) {
          group.add(f);
        }
      }
    }
    boolean shares = uses.self || uses.captured.stream().anyMatch(v -> scope.use(v).isMutable());
    return shares ? bound(group, uses, rest) : lifted(group, uses, rest);
  }

  private FunctionSymbol symbol(Decl.Function decl) {
    return scope
        .table()
        .function(decl)
        .orElseThrow(() -> new CascadeBugException("no symbol at " + decl.span()));
  }

  // ---- what they use ----

  private void collect(Decl.Function function, Uses uses) {
    for (Expr part : TreeWalk.ofFunction(function)) {
      TreeWalk.visit(part, e -> scope.table().resolution(e).ifPresent(r -> collect(r, e, uses)));
    }
  }

  private void collect(Resolution resolution, Expr at, Uses uses) {
    switch (resolution) {
      case Resolution.OfLocal r -> {
        if (scope.knows(r.variable())) {
          uses.captured.add(r.variable());
        } else if (r.variable().kind() == Variable.Kind.SELF && scope.self().isPresent()) {
          uses.self = true;
        }
      }
      case Resolution.OfField r -> uses.self |= at instanceof Expr.NameRef;
      case Resolution.OfState r -> uses.self |= at instanceof Expr.NameRef;
      case Resolution.OfEmbed r -> uses.self |= at instanceof Expr.NameRef;
      case Resolution.OfStream r -> uses.self |= at instanceof Expr.NameRef;
      case Resolution.CallSpace r -> uses.self |= r.receiver() == Resolution.Receiver.SELF;
      case Resolution.CallRelease r -> uses.self |= scope.self().isPresent();
      case Resolution.CallFunction r -> call(r.function(), r.receiver(), uses);
      case Resolution.OfFunction r -> call(r.function(), r.receiver(), uses);
      default -> {}
    }
  }

  private void call(FunctionSymbol function, Resolution.Receiver receiver, Uses uses) {
    uses.self |= receiver == Resolution.Receiver.SELF;
    uses.called.add(function);
    scope
        .localFunction(function)
        .ifPresent(known -> {
          switch (known) {
            case Scope.LocalFunction.Lifted l -> uses.captured.addAll(l.captured());
            case Scope.LocalFunction.Bound b -> uses.self = true;
          }
        });
  }

  // ---- functions of their own ----

  private Core lifted(List<Decl.Function> group, Uses uses, Supplier<Core> rest) {
    List<Variable> captured = List.copyOf(uses.captured);
    List<FunctionSymbol> originals = group.stream().map(this::symbol).toList();
    List<FunctionSymbol> symbols = new ArrayList<>();
    for (FunctionSymbol original : originals) {
      FunctionSymbol symbol = liftedSymbol(original, captured);
      symbols.add(symbol);
      List<Type> outer =
          outerParams(original, captured).stream().<Type>map(Type.Param::new).toList();
      scope.declare(original, new Scope.LocalFunction.Lifted(symbol, outer, captured));
    }
    for (int i = 0; i < symbols.size(); i++) {
      lowering.addLifted(symbols.get(i), body(symbols.get(i), originals.get(i), captured));
    }
    return rest.get();
  }

  private FunctionSymbol liftedSymbol(FunctionSymbol original, List<Variable> captured) {
    Decl.Function d = original.decl();
    String name = lowering.freshName(scope.path() + "_" + d.name().text());
    Decl.Function renamed =
        new Decl.Function(
            d.span(),
            d.doc(),
            d.kind(),
            d.parallel(),
            new Name(d.name().span(), name),
            d.typeParams(),
            d.params(),
            d.result(),
            d.effects(),
            d.where(),
            d.body());
    FunctionSymbol symbol =
        new FunctionSymbol(scope.module(), renamed, Optional.empty(), Optional.empty());
    List<FunctionSymbol.Param> params = new ArrayList<>();
    captured.forEach(
        v -> params.add(new FunctionSymbol.Param(v.name(), scope.use(v).type(), Optional.empty())));
    params.addAll(original.params());
    List<TypeParameter> typeParams = new ArrayList<>(outerParams(original, captured));
    typeParams.addAll(original.typeParams());
    symbol.defineSignature(typeParams, params, original.result(), original.declaredEffects());
    symbol.defineEffects(original.effects());
    return symbol;
  }

  /** The type parameters of surrounding declarations that the function's types mention. */
  private List<TypeParameter> outerParams(FunctionSymbol original, List<Variable> captured) {
    Set<TypeParameter> found = new LinkedHashSet<>();
    captured.forEach(v -> LowerTypes.collect(scope.use(v).type(), found));
    original.params().forEach(p -> LowerTypes.collect(p.type(), found));
    original.result().ifPresent(r -> LowerTypes.collect(r, found));
    for (Expr part : TreeWalk.ofFunction(original.decl())) {
      TreeWalk.visit(part, e -> LowerTypes.collect(scope.type(e), found));
    }
    original.typeParams().forEach(found::remove);
    return List.copyOf(found);
  }

  private CoreFunction body(
      FunctionSymbol symbol, FunctionSymbol original, List<Variable> captured) {
    Type result = result(original);
    Scope inner = scope.lifted(symbol.name(), result);
    List<Local> params = new ArrayList<>();
    captured.forEach(v -> params.add(inner.bind(v, copy(scope.use(v)))));
    for (Decl.Param param : original.decl().params()) {
      params.add(inner.declare(inner.variable(param)));
    }
    Core body = lowering.body(inner, original.decl(), result);
    return new CoreFunction(symbol, Optional.empty(), params, body);
  }

  private static Local copy(Local local) {
    return new Local(local.name(), local.type(), false);
  }

  private Type result(FunctionSymbol original) {
    return scope.types().apply(Types.closed(original.result().orElse(Type.UNIT)));
  }

  // ---- lambdas ----

  private Core bound(List<Decl.Function> group, Uses uses, Supplier<Core> rest) {
    boolean recursive = group.stream().anyMatch(f -> uses.called.contains(symbol(f)));
    List<Local> locals = new ArrayList<>();
    for (Decl.Function f : group) {
      Type type = functionType(symbol(f));
      String name = f.name().text();
      Local local = recursive ? scope.cell(name, type) : scope.temporary(name, type);
      locals.add(local);
      scope.declare(symbol(f), new Scope.LocalFunction.Bound(local));
    }
    List<Core> lambdas = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      lambdas.add(lambda(group.get(i), locals.get(i).type()));
    }
    Span span = group.getFirst().span();
    if (!recursive) {
      return new Core.Let(span, locals.getFirst(), lambdas.getFirst(), rest.get());
    }
    List<Core> fill = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      locals.get(i).markShared();
      fill.add(new Core.Assign(span, locals.get(i), lambdas.get(i)));
    }
    Core result = new Core.Sequence(span, fill, rest.get());
    for (Local local : locals) {
      result = new Core.Let(span, local, unset(span, local.type()), result);
    }
    return result;
  }

  private Type functionType(FunctionSymbol symbol) {
    List<Type> params =
        symbol.params().stream().map(p -> scope.types().apply(Types.closed(p.type()))).toList();
    return new Type.Fun(params, result(symbol), Effects.ANY);
  }

  private Core lambda(Decl.Function f, Type type) {
    Type result = LowerTypes.resultOf(type);
    Scope inner = scope.inLambda(result);
    List<Local> params = new ArrayList<>();
    for (Decl.Param param : f.params()) {
      params.add(inner.declare(inner.variable(param)));
    }
    return new Core.Lambda(f.span(), type, params, lowering.body(inner, f, result));
  }

  /** What a cell holds until its lambda is there; never called. */
  private static Core unset(Span span, Type type) {
    List<Local> params =
        LowerTypes.paramsOf(type).stream().map(p -> new Local("unused", p, false)).toList();
    Core text =
        new Core.Literal(span, Builtin.STRING_TYPE, "a function is called before it is set");
    return new Core.Lambda(span, type, params, new Core.Abort(span, text));
  }
}
