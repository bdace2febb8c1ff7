package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/** Lowers calls of every kind, and functions used as values. */
final class LowerCall {
  private final Lowering lowering;
  private final Scope scope;
  private final LowerExpr exprs;

  LowerCall(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
    this.exprs = lowering.exprs(scope);
  }

  Core call(Expr.Call e) {
    Span span = e.span();
    Type type = scope.type(e);
    return switch (scope.resolution(e)) {
      case Resolution.CallFunction r ->
          function(span, type, r.function(), r.typeArgs(), receiver(e, r.receiver()), args(e));
      case Resolution.CallSpace r ->
          space(
              span,
              type,
              r.space(),
              r.function(),
              r.typeArgs(),
              receiver(e, r.receiver()),
              args(e));
      case Resolution.CallConstructor r -> new Core.VariantOf(span, type, r.constructor(), args(e));
      case Resolution.CallNew r -> new LowerNew(scope, exprs).create(e, r.space());
      case Resolution.CallValue r -> new Core.Invoke(span, type, exprs.lower(e.callee()), args(e));
      case Resolution.CallShow r ->
          new Core.Operate(span, type, Primitive.SHOW, List.of(target(e)));
      case Resolution.CallRelease r -> new Core.ReleaseSpace(span, target(e));
      case Resolution.CallRefine r ->
          lowering
              .refinements()
              .of(
                  scope,
                  span,
                  args(e).getFirst(),
                  (Type.Refined) scope.types().apply(r.refinement()),
                  type);
      case Resolution.CallParallelMap r -> parallel(span, type, args(e), new Core.Sink.ToArray());
      case Resolution.CallParallelReduce r -> {
        List<Core> args = args(e);
        yield parallel(span, type, args, new Core.Sink.Reduce(args.get(2), args.get(3)));
      }
      case Resolution.CallPredicate r ->
          new LowerPredicate(scope)
              .predicate(span, type, r.query(), scope.types().apply(r.row()), args(e).getFirst());
      default -> throw new CascadeBugException("not a call at " + span);
    };
  }

  /** {@code t.name} that is a call without arguments. */
  Core memberCall(Span span, Type type, Resolution.CallFunction resolution, Optional<Core> target) {
    return function(span, type, resolution.function(), resolution.typeArgs(), target, List.of());
  }

  private List<Core> args(Expr.Call e) {
    return e.args().stream().map(a -> exprs.lower(a.value())).toList();
  }

  private Optional<Core> receiver(Expr.Call e, Resolution.Receiver receiver) {
    return switch (receiver) {
      case NONE -> Optional.empty();
      case SELF -> Optional.of(scope.readSelf(e.span()));
      case TARGET -> Optional.of(target(e));
    };
  }

  private Core target(Expr.Call e) {
    return e.callee() instanceof Expr.Member m ? exprs.lower(m.target()) : scope.readSelf(e.span());
  }

  private static Core parallel(Span span, Type type, List<Core> args, Core.Sink sink) {
    Core.Stage map = new Core.Stage(Core.StageKind.MAP, args.get(1));
    return new Core.Parallel(span, type, args.getFirst(), List.of(map), sink);
  }

  // ---- declared functions ----

  private Core function(
      Span span,
      Type type,
      FunctionSymbol function,
      List<Type> typeArgs,
      Optional<Core> receiver,
      List<Core> args) {
    Optional<Scope.LocalFunction> local = scope.localFunction(function);
    if (local.isPresent()) {
      return guarded(
          span,
          function,
          typeArgs,
          Optional.empty(),
          args,
          (r, a) -> localCall(span, type, local.orElseThrow(), typeArgs, a));
    }
    if (isError(function)) {
      return new Core.Abort(span, args.getFirst());
    }
    Optional<Core> pipeline = pipeline(span, type, function, typeArgs, receiver, args);
    if (pipeline.isPresent()) {
      return pipeline.orElseThrow();
    }
    return guarded(
        span,
        function,
        typeArgs,
        receiver,
        args,
        (r, a) -> {
          List<Core> all = new ArrayList<>();
          r.ifPresent(all::add);
          all.addAll(a);
          return new Core.Call(span, type, function, scope.applyAll(typeArgs), all);
        });
  }

  private static boolean isError(FunctionSymbol function) {
    return function.module().equals(Builtin.MODULE)
        && function.name().equals("error")
        && function.owner().isEmpty();
  }

  private Core localCall(
      Span span, Type type, Scope.LocalFunction function, List<Type> typeArgs, List<Core> args) {
    return switch (function) {
      case Scope.LocalFunction.Bound b -> {
        Core read = new Core.Read(span, scope.touched(b.local()));
        yield new Core.Invoke(span, type, read, args);
      }
      case Scope.LocalFunction.Lifted l -> {
        List<Core> all = new ArrayList<>();
        l.captured().forEach(v -> all.add(new Core.Read(span, scope.use(v))));
        all.addAll(args);
        List<Type> allTypes = new ArrayList<>(l.outerTypes());
        allTypes.addAll(scope.applyAll(typeArgs));
        yield new Core.Call(span, type, l.symbol(), allTypes, all);
      }
    };
  }

  private Core space(
      Span span,
      Type type,
      SpaceSymbol space,
      FunctionSymbol function,
      List<Type> typeArgs,
      Optional<Core> receiver,
      List<Core> args) {
    return guarded(
        span,
        function,
        typeArgs,
        receiver,
        args,
        (r, a) -> new Core.CallSpace(span, type, space, r, function, scope.applyAll(typeArgs), a));
  }

  private interface Build {
    Core with(Optional<Core> receiver, List<Core> args);
  }

  /** A call; with a precondition, the arguments are named and the precondition claimed first. */
  private Core guarded(
      Span span,
      FunctionSymbol function,
      List<Type> typeArgs,
      Optional<Core> receiver,
      List<Core> args,
      Build build) {
    if (function.decl().where().isEmpty()) {
      return build.with(receiver, args);
    }
    List<Core.Let> lets = new ArrayList<>();
    Optional<Local> self = receiver.map(r -> named("self", r, lets));
    List<Local> locals = new ArrayList<>();
    List<FunctionSymbol.Param> params = function.params();
    boolean extension = function.owner().isEmpty() && self.isPresent();
    if (extension) {
      locals.add(self.orElseThrow());
    }
    for (Core arg : args) {
      String name = locals.size() < params.size() ? params.get(locals.size()).name() : "argument";
      locals.add(named(name, arg, lets));
    }
    Substitution types = types(function, typeArgs, receiver);
    Core claim =
        lowering
            .refinements()
            .precondition(span, function, types, extension ? Optional.empty() : self, locals);
    List<Core> reads = new ArrayList<>();
    locals.forEach(l -> reads.add(new Core.Read(span, l)));
    if (extension) {
      reads.removeFirst();
    }
    Core call = build.with(self.map(s -> new Core.Read(span, s)), reads);
    Core result = new Core.Sequence(span, List.of(claim), call);
    for (int i = lets.size() - 1; i >= 0; i--) {
      Core.Let let = lets.get(i);
      result = new Core.Let(let.span(), let.local(), let.value(), result);
    }
    return result;
  }

  private Local named(String name, Core value, List<Core.Let> lets) {
    if (value instanceof Core.Read read && !read.local().isMutable()) {
      return read.local();
    }
    Local local = scope.temporary(name, value.type());
    lets.add(new Core.Let(value.span(), local, value, value));
    return local;
  }

  private Substitution types(
      FunctionSymbol function, List<Type> typeArgs, Optional<Core> receiver) {
    List<TypeParameter> params = new ArrayList<>(function.typeParams());
    List<Type> all = new ArrayList<>(scope.applyAll(typeArgs));
    if (function.owner().isPresent() && receiver.isPresent()) {
      params.addAll(function.owner().orElseThrow().params());
      all.addAll(Types.args(receiver.orElseThrow().type()));
    }
    return Substitution.of(params, all);
  }

  // ---- pipelines in parallel functions ----

  private Optional<Core> pipeline(
      Span span,
      Type type,
      FunctionSymbol function,
      List<Type> typeArgs,
      Optional<Core> receiver,
      List<Core> args) {
    if (!scope.parallel()
        || receiver.isEmpty()
        || args.size() > 1
        || !function.module().equals(Builtin.MODULE)
        || !Builtin.is(receiver.orElseThrow().type(), Builtin.ARRAY)) {
      return Optional.empty();
    }
    Core source = receiver.orElseThrow();
    boolean staged = source instanceof Core.Parallel p && p.sink() instanceof Core.Sink.ToArray;
    if (args.isEmpty()) {
      return staged && function.name().equals("first")
          ? Optional.of(
              new Core.Call(
                  span, type, function, scope.applyAll(typeArgs), List.of(one(span, source))))
          : Optional.empty();
    }
    Core given = args.getFirst();
    return switch (function.name()) {
      case "take" ->
          staged
              ? Optional.of(sink(span, type, source, new Core.Sink.Take(given)))
              : Optional.empty();
      case "map" -> Optional.of(stage(span, type, source, Core.StageKind.MAP, given));
      case "filter" -> Optional.of(stage(span, type, source, Core.StageKind.FILTER, given));
      case "flat_map" -> Optional.of(stage(span, type, source, Core.StageKind.FLAT_MAP, given));
      case "any" -> Optional.of(sink(span, type, source, new Core.Sink.Any(given)));
      case "find" -> Optional.of(sink(span, type, source, new Core.Sink.Find(given)));
      case "each" -> Optional.of(sink(span, type, source, new Core.Sink.Each(given)));
      case "all" ->
          Builtin.is(type, Builtin.BOOL)
              ? Optional.of(sink(span, type, source, new Core.Sink.All(given)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The first result of a pipeline, in an array: so that no others are made. */
  private static Core one(Span span, Core source) {
    Core count = new Core.Literal(span, Builtin.INT_TYPE, 1L);
    return sink(span, source.type(), source, new Core.Sink.Take(count));
  }

  private static Core stage(Span span, Type type, Core source, Core.StageKind kind, Core function) {
    Core.Stage stage = new Core.Stage(kind, function);
    if (source instanceof Core.Parallel p && p.sink() instanceof Core.Sink.ToArray) {
      List<Core.Stage> stages = new ArrayList<>(p.stages());
      stages.add(stage);
      return new Core.Parallel(span, type, p.source(), stages, p.sink());
    }
    return new Core.Parallel(span, type, source, List.of(stage), new Core.Sink.ToArray());
  }

  private static Core sink(Span span, Type type, Core source, Core.Sink sink) {
    return source instanceof Core.Parallel p && p.sink() instanceof Core.Sink.ToArray
        ? new Core.Parallel(span, type, p.source(), p.stages(), sink)
        : new Core.Parallel(span, type, source, List.of(), sink);
  }

  // ---- functions as values ----

  /** {@code f}, {@code x.f}: a lambda that calls it; the receiver is evaluated now. */
  Core functionValue(Expr e, Type type, Resolution.OfFunction resolution, Optional<Expr> target) {
    Span span = e.span();
    Optional<Scope.LocalFunction> local = scope.localFunction(resolution.function());
    if (local.orElse(null) instanceof Scope.LocalFunction.Bound b) {
      return new Core.Read(span, scope.touched(b.local()));
    }
    Optional<Core> receiver = valueReceiver(span, resolution.receiver(), target);
    List<Local> params = new ArrayList<>();
    List<FunctionSymbol.Param> declared = lowering.ownParams(resolution.function(), receiver);
    List<Type> types = LowerTypes.paramsOf(type);
    for (int i = 0; i < types.size(); i++) {
      params.add(scope.temporary(declared.get(i).name(), types.get(i)));
    }
    List<Core> args = new ArrayList<>();
    params.forEach(p -> args.add(new Core.Read(span, p)));
    return bindReceiver(
        span,
        receiver,
        r ->
            new Core.Lambda(
                span, type, params, called(span, LowerTypes.resultOf(type), resolution, r, args)));
  }

  private Optional<Core> valueReceiver(
      Span span, Resolution.Receiver receiver, Optional<Expr> target) {
    return switch (receiver) {
      case NONE -> Optional.empty();
      case SELF -> Optional.of(scope.readSelf(span));
      case TARGET -> target.map(exprs::lower);
    };
  }

  private Core bindReceiver(
      Span span, Optional<Core> receiver, Function<Optional<Core>, Core> build) {
    if (receiver.isEmpty() || LowerOps.isSimple(receiver.orElseThrow())) {
      return build.apply(receiver);
    }
    Core value = receiver.orElseThrow();
    Local local = scope.temporary("receiver", value.type());
    Core body = build.apply(Optional.of(new Core.Read(span, local)));
    return new Core.Let(span, local, value, body);
  }

  private Core called(
      Span span,
      Type type,
      Resolution.OfFunction resolution,
      Optional<Core> receiver,
      List<Core> args) {
    FunctionSymbol function = resolution.function();
    Core call =
        function.owner().orElse(null) instanceof SpaceSymbol s
            ? space(span, type, s, function, resolution.typeArgs(), receiver, args)
            : function(span, type, function, resolution.typeArgs(), receiver, args);
    return Types.isUnit(type) ? LowerExpr.discard(call) : call;
  }

  // ---- e |> f ----

  Core pipe(Expr.Binary b) {
    Core arg = exprs.lower(b.left());
    Type type = scope.type(b);
    Expr f = b.right();
    Optional<Resolution> resolution = scope.table().resolution(f);
    boolean name =
        f instanceof Expr.NameRef || f instanceof Expr.TypeRef || f instanceof Expr.Member;
    if (name && resolution.orElse(null) instanceof Resolution.OfConstructor c) {
      return new Core.VariantOf(b.span(), type, c.constructor(), List.of(arg));
    }
    if (name
        && resolution.orElse(null) instanceof Resolution.OfFunction r
        && r.receiver() == Resolution.Receiver.NONE) {
      return called(b.span(), type, r, Optional.empty(), List.of(arg));
    }
    if (LowerOps.isSimple(arg)) {
      return new Core.Invoke(b.span(), type, exprs.lower(f), List.of(arg));
    }
    Local local = scope.temporary("piped", arg.type());
    Core read = new Core.Read(b.left().span(), local);
    Core call = new Core.Invoke(b.span(), type, exprs.lower(f), List.of(read));
    return new Core.Let(b.span(), local, arg, call);
  }
}
