package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.InferenceVariable;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Infers the bodies of functions and the values of modules, each once, in the order they are asked
 * for.
 */
final class Bodies {
  private static final Set<String> VOTING = Set.of("prepare", "commit", "rollback");

  private final World world;
  private final Map<FunctionSymbol, State> functions = new IdentityHashMap<>();
  private final Map<Variable, ValueHome> values = new IdentityHashMap<>();
  private final Map<Stmt, State> statements = new IdentityHashMap<>();
  private final Map<FunctionSymbol, Body> locals = new IdentityHashMap<>();
  private final Set<FunctionSymbol> usingSelf = new LinkedHashSet<>();
  private final Set<FunctionSymbol> faulty = new LinkedHashSet<>();
  private final Map<Decl.Test, State> tests = new IdentityHashMap<>();
  private final EffectVariable free = new EffectVariable("the program", false);

  /** The functions in the order of the version before. */
  private List<FunctionSymbol> order = List.of();

  private enum State {
    RUNNING,
    DONE
  }

  private record ValueHome(Stmt stmt, ModuleScope module) {}

  Bodies(World world) {
    this.world = world;
  }

  // ---- functions ----

  /** All functions whose bodies are inferred, in order: mostly that of the version before. */
  List<FunctionSymbol> inferred() {
    Set<FunctionSymbol> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
    fresh.addAll(functions.keySet());
    List<FunctionSymbol> all = new ArrayList<>(order.stream().filter(fresh::remove).toList());
    all.addAll(fresh);
    all.sort(
        Comparator.comparing(FunctionSymbol::module)
            .thenComparing(f -> f.decl().span().source().path())
            .thenComparingInt(f -> f.decl().span().offset()));
    order = List.copyOf(all);
    return order;
  }

  /** Whether the function's body had mistakes. */
  boolean isFaulty(FunctionSymbol f) {
    return faulty.contains(f);
  }

  /** Whether the function's body is just being inferred. */
  boolean isRunning(FunctionSymbol f) {
    return functions.get(f) == State.RUNNING;
  }

  void ensure(FunctionSymbol f) {
    if (functions.containsKey(f) || !world.headers().knows(f)) {
      return;
    }
    functions.put(f, State.RUNNING);
    int before = world.reporter().count();
    if (locals.containsKey(f)) {
      inferFunction(f);
    } else {
      world.demanded(
          world.work(f),
          () -> {
            inferFunction(f);
            return Optional.empty();
          });
    }
    if (world.reporter().count() > before) {
      faulty.add(f);
    }
    functions.put(f, State.DONE);
  }

  /** The result's type; infers the body where it is not written. */
  Type resultOf(FunctionSymbol f, Node at) {
    world.headers().completeSignature(f);
    if (f.result().isEmpty()) {
      if (functions.get(f) == State.RUNNING) {
        world.error(
            RuleCode.CANNOT_INFER,
            at,
            "`%s` calls itself, so its result type must be written: `%s(…) -> T`."
                .formatted(f.name(), f.name()));
        return Type.Special.ERROR;
      }
      ensure(f);
    }
    return f.result().orElse(Type.Special.ERROR);
  }

  private void inferFunction(FunctionSymbol f) {
    world.headers().completeSignature(f);
    f.owner().ifPresent(world.headers()::complete);
    Body body = bodyOf(f);
    declareParams(f, body);
    f.decl().where().ifPresent(w -> predicate(body, w, "a precondition"));
    if (f.decl().body() instanceof Decl.Body.Of of) {
      value(f, body, of.expr());
    } else if (f.result().isEmpty()) {
      f.defineResult(Type.Special.ERROR);
    }
    world.unifier().equations().forEach((p, t) -> equation(f, p, t));
  }

  private Body bodyOf(FunctionSymbol f) {
    Headers.FunctionHome home = world.headers().home(f);
    Optional<Type> written = f.updates() ? Optional.of(Type.UNIT) : f.result();
    Optional<TypeSymbol> self =
        f.owner().or(() -> Optional.ofNullable(locals.get(f)).flatMap(Body::self));
    boolean votes =
        f.owner().isPresent()
            && f.owner().orElseThrow() instanceof RecordSymbol r
            && r.isTransaction()
            && VOTING.contains(f.name());
    return new Body(
        world,
        home.module(),
        home.scope().inner(),
        self,
        Optional.of(f),
        Returns.of(written),
        f.effectVariable(),
        votes);
  }

  private void declareParams(FunctionSymbol f, Body body) {
    if (f.owner().isPresent()) {
      Type type = f.owner().orElseThrow().selfType();
      Variable self = new Variable("self", Variable.Kind.SELF, type, f.decl().name().span());
      body.scope().declare(self);
      f.decl().params().stream()
          .filter(Decl.Param::isSelf)
          .forEach(p -> world.table().put(p, self));
    }
    int index = 0;
    for (Decl.Param p : f.decl().params()) {
      if (f.owner().isPresent() && p.isSelf()) {
        continue;
      }
      Variable v =
          new Variable(
              p.name().text(),
              Variable.Kind.PARAMETER,
              f.params().get(index++).type(),
              p.name().span());
      world.table().put(p, v);
      body.scope().declare(v);
    }
  }

  private void value(FunctionSymbol f, Body body, Expr expr) {
    if (f.updates()) {
      body.infer(expr);
    } else if (f.result().isPresent()) {
      body.checkTail(expr, f.result().orElseThrow());
    } else {
      Type type = body.infer(expr);
      if (Blocks.returnsEarly(expr)) {
        if (Types.resolve(type) != Type.Special.NEVER) {
          BlockRules.joinReturn(body, type, expr);
        }
        type = body.returns().joined().orElse(type);
      }
      f.defineResult(closed(type));
    }
  }

  /** Holes that nothing will fill any more: what is given is no value, what is taken is any. */
  private static Type closed(Type type) {
    Types.unsolved(type).stream()
        .filter(v -> !v.isUnbuilt())
        .forEach(
            v -> v.solve(Variance.taken(type, v) ? Type.Special.ANY : Type.Special.NEVER, false));
    return Types.zonk(type);
  }

  private void equation(FunctionSymbol f, TypeParameter parameter, Type type) {
    if (!f.typeParams().contains(parameter)) {
      return;
    }
    FunctionSymbol.Equation equation = new FunctionSymbol.Equation(parameter, type);
    f.addEquation(equation);
    world.error(
        RuleCode.INFERRED_EQUATION,
        f.decl().name(),
        "`%s` is only right where `%s`; every call is checked for that."
            .formatted(f.name(), equation));
  }

  /** What a type is in a function where a type parameter turned out to be a certain type. */
  Type equated(Optional<FunctionSymbol> function, Type type) {
    Type whole = Types.zonk(type);
    if (whole instanceof Type.Param p && function.isPresent()) {
      return function.orElseThrow().equations().stream()
          .filter(e -> e.parameter() == p.parameter())
          .map(FunctionSymbol.Equation::type)
          .findFirst()
          .orElse(whole);
    }
    return whole;
  }

  /** A function in a block: sees the block's names, and is inferred in its place. */
  void declareLocal(Body body, Decl.Function d) {
    Arity.local(world, d.name(), d.params().size());
    FunctionSymbol f =
        world
            .table()
            .function(d)
            .orElseGet(() ->
                new FunctionSymbol(body.module().name(), d, Optional.empty(), Optional.empty()));
    world.table().put(d, f);
    world.headers().settle(f, body.module(), body.scope());
    locals.put(f, body);
    world.current().locals().add(f);
    functions.remove(f);
    body.scope().declare(f);
  }

  boolean isLocal(FunctionSymbol f) {
    return locals.containsKey(f);
  }

  // ---- use of self ----

  void noteSelf(FunctionSymbol f) {
    usingSelf.add(f);
  }

  /** A function called on its space's name must not need an instance. */
  void needsNoSelf(FunctionSymbol f, Expr.Call at) {
    world.later(() -> {
      ensure(f);
      if (usingSelf.contains(f) || f.kind() != Decl.FunctionKind.TRANSACTION) {
        SpaceSymbol space = (SpaceSymbol) f.owner().orElseThrow();
        world.error(
            RuleCode.NEEDS_INSTANCE,
            at,
            f.kind() == Decl.FunctionKind.TRANSACTION
                ? "`%s` uses the state of its `%s`, so it is called on one: `x.%s(…)`."
                    .formatted(f.name(), space, f.name())
                : "Only a transaction can be called on a space's name; call `%s` on a `%s`."
                    .formatted(f.name(), space));
      }
    });
  }

  // ---- module values ----

  void settle(Variable v, Stmt stmt, ModuleScope module) {
    values.put(v, new ValueHome(stmt, module));
  }

  /** Where a module's value or constant is declared. */
  Optional<Stmt> declaration(Variable v) {
    return Optional.ofNullable(values.get(v)).map(ValueHome::stmt);
  }

  Type typeOf(Variable v, Node at) {
    ValueHome home = values.get(v);
    if (home == null) {
      return v.type();
    }
    if (statements.get(home.stmt) == State.RUNNING && Types.isError(v.type())) {
      world.error(
          RuleCode.CYCLIC_DEFINITION,
          at,
          "`%s` is needed for its own value here; write its type, or change the order."
              .formatted(v.name()));
      return Type.Special.ERROR;
    }
    statement(home.stmt, home.module);
    return v.type();
  }

  /** A statement at the top of a file. */
  void statement(Stmt stmt, ModuleScope module) {
    if (statements.containsKey(stmt)) {
      return;
    }
    statements.put(stmt, State.RUNNING);
    world.demanded(
        world.work(stmt),
        () -> {
          inferStatement(stmt, module);
          return Optional.empty();
        });
    statements.put(stmt, State.DONE);
  }

  private void inferStatement(Stmt stmt, ModuleScope module) {
    Body body = mainBody(module);
    switch (stmt) {
      case Stmt.Let s -> topLet(body, s, module);
      case Stmt.Var s -> topVar(body, s, module);
      case Decl.Const s -> constant(module, s);
      case Decl.Function s -> {}
      case Stmt.Eval s -> BlockRules.statement(body, s);
      case Stmt.Assert s -> BlockRules.statement(body, s);
    }
  }

  private Body mainBody(ModuleScope module) {
    return new Body(
        world,
        module,
        Scope.outermost(),
        Optional.empty(),
        Optional.empty(),
        Returns.none(),
        free,
        false);
  }

  private void topLet(Body body, Stmt.Let s, ModuleScope module) {
    Map<String, Variable> own = new HashMap<>();
    PatternRules.names(s.pattern())
        .forEach(n ->
            module
                .value(n.text())
                .filter(v -> values.containsKey(v.variable()) && values.get(v.variable()).stmt == s)
                .ifPresent(v -> own.put(n.text(), v.variable())));
    Optional<Type> written = s.type().map(t -> body.localTypes().read(t));
    if (written.isPresent() && s.pattern() instanceof Pattern.Bind b) {
      Optional.ofNullable(own.get(b.name().text())).ifPresent(v -> v.retype(written.orElseThrow()));
    }
    Type type = known(BlockRules.valueType(body, written, s.value()), s.pattern());
    PatternRules.bindModule(body, s.pattern(), type, own);
    PatternRules.mustNotFail(body, s.pattern(), type);
  }

  private void topVar(Body body, Stmt.Var s, ModuleScope module) {
    Optional<Type> written = s.type().map(t -> body.localTypes().read(t));
    Optional<Variable> own =
        module.value(s.name().text()).map(ModuleScope.Value::variable).filter(values::containsKey);
    written.ifPresent(t -> own.ifPresent(v -> v.retype(t)));
    Type type = written(Types.zonk(BlockRules.valueType(body, written, s.value())), s.name());
    own.ifPresent(v -> {
      v.retype(written.isPresent() ? type : Types.unrefined(type));
      world.table().put(s, v);
    });
  }

  private void constant(ModuleScope module, Decl.Const s) {
    EffectVariable sink = new EffectVariable(s.name().text(), false);
    Body body =
        new Body(
            world,
            module,
            Scope.outermost(),
            Optional.empty(),
            Optional.empty(),
            Returns.none(),
            sink,
            false);
    world.limit(new EffectLimit(sink, EffectLimit.Kind.CONST, "a constant", Optional.empty()));
    // Where its name was taken already it stands for no variable.
    Optional<Variable> variable = world.table().variable(s);
    Optional<Type> written = s.type().map(t -> body.localTypes().read(t));
    written.ifPresent(t -> variable.ifPresent(v -> v.retype(t)));
    Type type = known(BlockRules.valueType(body, written, s.value()), s.name());
    variable.ifPresent(v -> v.retype(type));
  }

  /**
   * The type of a value that all of a module sees: its own value alone has to tell it. A part that
   * is not there, such as the error of {@code Ok(1)}, fits every use.
   */
  private Type known(Type found, Node named) {
    Type type = Types.zonk(found);
    List<InferenceVariable> open =
        Types.unsolved(type).stream().filter(v -> !v.isUnbuilt()).toList();
    open.stream()
        .filter(v -> !Variance.taken(type, v))
        .forEach(v -> v.solve(Type.Special.NEVER, false));
    return written(Types.zonk(type), named);
  }

  /** Of a variable, which is there to be assigned, and of what takes values, that is too little. */
  private Type written(Type type, Node named) {
    List<InferenceVariable> open =
        Types.unsolved(type).stream().filter(v -> !v.isUnbuilt()).toList();
    if (!open.isEmpty() && !Types.holdsError(type)) {
      String name = named.span().text();
      String shown = type.toString();
      open.forEach(v -> v.solve(Builtin.INT_TYPE, true));
      world.error(
          RuleCode.CANNOT_INFER,
          named,
          "The value of `%s` tells only that it is `%s`: write the type in full, such as `%s: %s`."
              .formatted(name, shown, name, type));
    }
    open.forEach(v -> v.solve(Type.Special.ANY, false));
    return Types.zonk(type);
  }

  // ---- predicates ----

  /** A condition that only asks: of {@code where}, {@code assert} in types, refinements. */
  void predicate(Body body, Expr condition, String what) {
    EffectVariable sink = new EffectVariable(what, false);
    world.limit(new EffectLimit(sink, EffectLimit.Kind.PREDICATE, what, Optional.empty()));
    body.detached(body.scope().inner(), Returns.none(), sink).check(condition, Builtin.BOOL_TYPE);
  }

  // ---- all ----

  /** Takes a function out that is replaced. */
  void remove(FunctionSymbol f) {
    functions.remove(f);
    locals.remove(f);
    usingSelf.remove(f);
    faulty.remove(f);
  }

  /** Takes a value out that is replaced. */
  void remove(Variable v) {
    values.remove(v);
  }

  /** Takes a statement or test out that is replaced. */
  void remove(Module.Item item) {
    switch (item) {
      case Stmt s -> statements.remove(s);
      case Decl.Test t -> tests.remove(t);
      default -> {}
    }
  }

  private void infer(Entered entered, ModuleScope module) {
    if (entered.item() instanceof Decl.Test d && tests.put(d, State.DONE) == null) {
      world.demanded(entered.work(), () -> mainBody(module).infer(d.body()));
    }
  }

  /** Infers what has not been. */
  void inferAll() {
    // What a value of a refinement can do depends on its base, which nothing asks for by itself.
    world.headers().all().stream()
        .filter(RefinementSymbol.class::isInstance)
        .forEach(world.headers()::complete);
    for (ModuleScope module : world.modules().values()) {
      if (world.isBase(module)) {
        continue;
      }
      module.functions().forEach(this::ensure);
      world.table().expanded(module.unit().tree()).items().stream()
          .filter(Stmt.class::isInstance)
          .forEach(i -> statement((Stmt) i, module));
    }
    world.headers().all().forEach(world.headers()::complete);
    world.members().inferAll();
    world.unions().readAll();
    for (ModuleScope module : world.modules().values()) {
      List.copyOf(world.entered(module)).forEach(e -> infer(e, module));
    }
  }
}
