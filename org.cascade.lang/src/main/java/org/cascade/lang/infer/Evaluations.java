package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Node;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Scope;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * Has expressions evaluated while types are still being found, and {@code @f(…)} in expressions.
 */
final class Evaluations {
  private final World world;
  private final Map<Expr.Splice, Boolean> splices = new IdentityHashMap<>();
  private final Map<Expr.Splice, Home> homes = new IdentityHashMap<>();
  private final List<TypeSymbol> built = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();

  /** Where an expression stands. */
  private record Home(ModuleScope module, Scope scope) {}

  Evaluations(World world) {
    this.world = world;
  }

  /** Records and spaces built at compile time, in order. */
  List<TypeSymbol> built() {
    return List.copyOf(built);
  }

  void built(TypeSymbol symbol) {
    built.add(symbol);
  }

  /** A name for a built type that no declaration names: after the function, numbered. */
  String builtName(Node splice) {
    String text =
        splice.span().text().replaceFirst("^@", "").replaceFirst("[^A-Za-z0-9_].*(?s:.*)", "");
    StringBuilder name = new StringBuilder();
    for (String word : text.split("_")) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    int number = names.merge(name.toString(), 1, Integer::sum);
    return name + String.valueOf(number);
  }

  /** Evaluates an expression that stands outside of functions. */
  CompileTime.Outcome evaluate(Expr call, ModuleScope module, Scope scope) {
    return world.demanded(() -> {
      int before = world.reporter().count();
      Body body = closed(module, scope);
      body.infer(call);
      mustBeConst(call);
      Reach reach = new Reach();
      boolean sound = reach.through(call) && !world.reporter().isUnread(call.span());
      if (reach.early) {
        return new CompileTime.Outcome.TooEarly();
      }
      if (!sound || world.reporter().count() > before) {
        return new CompileTime.Outcome.Failed();
      }
      return world.compileTime().evaluate(call, world.table(), world.headers());
    });
  }

  /** Reports a call of a program's own function that is none of the compiler's. */
  private void mustBeConst(Expr call) {
    if (world.table().resolution(call).orElse(null) instanceof Resolution.CallFunction c
        && c.function().kind() != Decl.FunctionKind.CONST
        && !isOfLibrary(c.function())) {
      String name = c.function().name();
      world.report(
          Diagnostic.of(
                  RuleCode.NOT_CONST,
                  call.span(),
                  "`%s` is no `const` function, and `@` has the compiler call one: declare it `const %s(…)`, or call it without `@`."
                      .formatted(name, name))
              .with(new Diagnostic.Related(c.function().decl().name().span(), "declared here")));
    }
  }

  private boolean isOfLibrary(FunctionSymbol f) {
    return world.program().module(f.module()).map(ModuleUnit::library).orElse(true);
  }

  private Body closed(ModuleScope module, Scope scope) {
    return new Body(
        world,
        module,
        scope,
        Optional.empty(),
        Optional.empty(),
        Returns.none(),
        constSink(),
        false);
  }

  private EffectVariable constSink() {
    EffectVariable sink = new EffectVariable("compile time", false);
    world.limit(
        new EffectLimit(sink, EffectLimit.Kind.CONST, "a compile-time call", Optional.empty()));
    return sink;
  }

  /** {@code @f(…)} in an expression: its type is the call's, its value is found when types are. */
  Type splice(Body body, Expr.Splice e, Optional<Type> expected) {
    int before = world.reporter().count();
    Type type = body.detached(body.scope(), Returns.none(), constSink()).infer(e.call(), expected);
    world.later(() -> mustBeConst(e.call()));
    homes.put(e, new Home(body.module(), body.scope()));
    boolean sound = world.reporter().count() == before && !world.reporter().isUnread(e.span());
    if (sound) {
      world.later(() -> value(e));
    }
    return type;
  }

  private boolean value(Expr.Splice e) {
    Boolean known = splices.get(e);
    if (known != null) {
      return known;
    }
    splices.put(e, false);
    Reach reach = new Reach();
    if (!reach.through(e.call())) {
      if (reach.early) {
        splices.remove(e);
      }
      return false;
    }
    boolean right =
        switch (world.compileTime().evaluate(e.call(), world.table(), world.headers())) {
          case CompileTime.Outcome.OfValue v -> {
            world.table().put(e, new Resolution.Spliced(v.value()));
            yield true;
          }
          case CompileTime.Outcome.OfType t -> {
            world.table().put(e, new Resolution.OfType(t.type()));
            yield true;
          }
          case CompileTime.Outcome.OfText t -> {
            world.table().put(e, new Resolution.Spliced(t.value()));
            yield true;
          }
          case CompileTime.Outcome.OfRecord r ->
              built(e, s -> s.record(r.record(), e, Optional.empty()));
          case CompileTime.Outcome.OfSpace r ->
              built(e, s -> s.space(r.space(), e, Optional.empty()));
          case CompileTime.Outcome.Failed f -> false;
          case CompileTime.Outcome.TooEarly t -> false;
        };
    splices.put(e, right);
    return right;
  }

  /** A type that was built where an expression stands. */
  private boolean built(Expr.Splice e, Function<Splices, Type> make) {
    Home home = Optional.ofNullable(homes.get(e)).orElseThrow();
    Type type = make.apply(new Splices(world, home.module(), home.scope()));
    world.table().put(e, new Resolution.OfType(type));
    return true;
  }

  /** Infers all that an expression may run, so that it can be lowered. */
  private final class Reach {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean sound = true;

    /** Whether something reached is just being inferred. */
    private boolean early;

    /** Whether nothing reached has a mistake. */
    boolean through(Expr expr) {
      visit(expr);
      return sound;
    }

    private void visit(Expr expr) {
      if (!sound || !seen.add(expr)) {
        return;
      }
      world.table().resolution(expr).ifPresent(this::resolution);
      world.table().coercion(expr).ifPresent(c -> type(c.to()));
      switch (expr) {
        case Expr.As a -> type(world.table().type(a.type()));
        case Expr.Splice s -> {
          sound &= value(s);
          early |= !splices.containsKey(s);
        }
        case Expr.TypeRef t -> sound &= world.table().resolution(t).isPresent();
        case Expr.Missing m -> sound = false;
        default -> {}
      }
      Children.of(expr).forEach(this::visit);
    }

    private void resolution(Resolution resolution) {
      switch (resolution) {
        case Resolution.CallFunction c -> function(c.function());
        case Resolution.OfFunction f -> function(f.function());
        case Resolution.CallRefine r -> type(r.refinement());
        case Resolution.BuildRecord r -> symbol(r.record());
        case Resolution.TestRefinement r -> type(r.refinement());
        case Resolution.OfGlobal g -> global(g);
        case Resolution.Elaborated e -> visit(e.to());
        default -> {}
      }
    }

    private void function(FunctionSymbol f) {
      if (!seen.add(f)) {
        return;
      }
      early |= world.bodies().isRunning(f);
      sound &= !early;
      world.bodies().ensure(f);
      sound &= !world.bodies().isFaulty(f);
      if (f.decl().body() instanceof Decl.Body.Of of) {
        visit(of.expr());
      }
    }

    private void global(Resolution.OfGlobal g) {
      world
          .bodies()
          .declaration(g.variable())
          .ifPresent(s -> {
            if (s instanceof Decl.Const c) {
              visit(c.value());
            }
          });
    }

    private void type(Type type) {
      switch (Types.resolve(type)) {
        case Type.Refined r -> {
          symbol(r.symbol());
          r.symbol().predicate().ifPresent(this::visit);
          type(r.base());
        }
        case Type.Con c -> c.args().forEach(this::type);
        case Type.Tuple t -> t.items().forEach(this::type);
        default -> {}
      }
    }

    private void symbol(TypeSymbol symbol) {
      if (seen.add(symbol)) {
        world.members().ensure(symbol);
        if (symbol instanceof RecordSymbol r) {
          r.invariants().forEach(this::visit);
        }
      }
    }
  }
}
