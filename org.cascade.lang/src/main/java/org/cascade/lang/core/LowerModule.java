package org.cascade.lang.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Pattern;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.ExternTypeSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** Lowers a module: its types, functions and values, and its statements as its main. */
final class LowerModule {
  private final Lowering lowering;
  private final ModuleParts module;
  private final Scope scope;
  private final List<CoreModule.Global> globals = new ArrayList<>();
  private final List<CoreModule.CoreTest> tests = new ArrayList<>();
  private final List<Core> main = new ArrayList<>();

  LowerModule(Lowering lowering, ModuleParts module, TypeTable table) {
    this.lowering = lowering;
    this.module = module;
    this.scope = Scope.of(table, module.name(), "main");
  }

  CoreModule lower() {
    List<CoreModule.CoreType> types = new ArrayList<>();
    module.types().forEach(t -> type(t).ifPresent(types::add));
    List<CoreFunction> functions = new ArrayList<>();
    for (FunctionSymbol function : module.functions()) {
      if (function.extern().isEmpty()) {
        functions.add(lowering.lowerFunction(function));
      }
    }
    module.tree().items().forEach(this::item);
    functions.addAll(lowering.liftedOf(module.name()));
    Span span = module.tree().span();
    return new CoreModule(
        module.name(),
        module.source(),
        imports(),
        List.copyOf(types),
        atRunTime(functions),
        List.copyOf(globals),
        new Core.Sequence(span, List.copyOf(main), new Core.Unit(span)),
        List.copyOf(tests));
  }

  private List<String> imports() {
    return module.tree().imports().stream()
        .map(i -> i.module().stream().map(Name::text).collect(Collectors.joining(".")))
        .distinct()
        .toList();
  }

  // ---- types ----

  private Optional<CoreModule.CoreType> type(TypeSymbol symbol) {
    return switch (symbol) {
      case RecordSymbol r ->
          Optional.of(
              new CoreModule.CoreRecord(
                  r,
                  r.methods().stream()
                      .filter(m -> m.extern().isEmpty())
                      .map(lowering::lowerFunction)
                      .toList(),
                  lowering.check(r)));
      case SumSymbol s -> Optional.of(new CoreModule.CoreSum(s));
      case RefinementSymbol r when r.predicate().isPresent() ->
          Optional.of(
              new CoreModule.CoreRefinement(r, lowering.check((Type.Refined) r.selfType())));
      case SpaceSymbol s -> Optional.of(new LowerSpace(lowering, s).lower());
      case RefinementSymbol r -> Optional.empty();
      case AliasSymbol a -> Optional.empty();
      case ExternTypeSymbol e -> Optional.empty();
    };
  }

  // ---- functions that exist at run time ----

  private static List<CoreFunction> atRunTime(List<CoreFunction> all) {
    Set<FunctionSymbol> gone = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (CoreFunction f : all) {
        if (f.symbol().kind() == Decl.FunctionKind.CONST
            && !gone.contains(f.symbol())
            && needsCompiler(f, gone)) {
          gone.add(f.symbol());
          changed = true;
        }
      }
    }
    return all.stream().filter(f -> !gone.contains(f.symbol())).toList();
  }

  /** Whether a function computes with types, or calls one that does. */
  private static boolean needsCompiler(CoreFunction function, Set<FunctionSymbol> gone) {
    boolean inSignature =
        function.params().stream().anyMatch(p -> mentionsType(p.type()))
            || function.symbol().result().map(LowerModule::mentionsType).orElse(false);
    return inSignature
        || CoreWalk.find(
                function.body(),
                n ->
                    n instanceof Core.Call c && isCompilers(c.function(), gone)
                        ? Optional.of(c)
                        : Optional.empty())
            .isPresent();
  }

  private static boolean isCompilers(FunctionSymbol function, Set<FunctionSymbol> gone) {
    return gone.contains(function)
        || function.extern().map(e -> e.platform().equals("compiler")).orElse(false);
  }

  private static boolean mentionsType(Type type) {
    return switch (Types.resolve(type)) {
      case Type.Con c -> c.args().stream().anyMatch(LowerModule::mentionsType);
      case Type.Tuple t -> t.items().stream().anyMatch(LowerModule::mentionsType);
      case Type.Fun f ->
          mentionsType(f.result()) || f.params().stream().anyMatch(LowerModule::mentionsType);
      case Type.Refined r -> mentionsType(r.base());
      case Type.Special s -> s == Type.Special.TYPE;
      case Type.Param p -> false;
      case Type.Var v -> false;
    };
  }

  // ---- statements ----

  private void item(Module.Item item) {
    switch (item) {
      case Stmt.Let let -> let(let);
      case Stmt.Var v -> {
        new RootNames(scope).name(v.value(), module.name() + "." + v.name().text());
        global(v.span(), scope.variable(v), value(v.value()));
      }
      case Stmt.Assert a -> main.add(lowering.refinements().asserted(scope, a.condition()));
      case Stmt.Eval e -> main.add(lowering.exprs(scope).lower(e.expr()));
      case Decl.Const c -> constant(c);
      case Decl.Test t ->
          tests.add(
              new CoreModule.CoreTest(
                  t.title(), t.span(), LowerExpr.discard(lowering.exprs(scope).lower(t.body()))));
      case Decl d -> {}
    }
  }

  private void constant(Decl.Const decl) {
    Variable variable = scope.variable(decl);
    Optional<Core> known = lowering.typings().constant(variable);
    if (known.isPresent()) {
      globals.add(new CoreModule.Global(variable, known));
    } else {
      global(decl.span(), variable, lowering.exprs(scope).lower(decl.value()));
    }
  }

  private void global(Span span, Variable variable, Core value) {
    globals.add(new CoreModule.Global(variable, Optional.empty()));
    main.add(new Core.AssignGlobal(span, module.name(), variable, value));
  }

  private Core value(Expr expr) {
    return lowering.exprs(scope).lower(expr);
  }

  private void let(Stmt.Let let) {
    new RootNames(scope).name(let.pattern(), let.value(), module.name() + ".");
    if (let.pattern() instanceof Pattern.Bind bind) {
      global(let.span(), scope.variable(bind), value(let.value()));
      return;
    }
    List<Variable> variables = new MatchPatterns(scope).variables(let.pattern());
    variables.forEach(v -> globals.add(new CoreModule.Global(v, Optional.empty())));
    LowerMatch match = new LowerMatch(lowering, scope, let.span(), Type.UNIT);
    main.add(
        match.single(
            value(let.value()),
            let.pattern(),
            () -> assignAll(let.span(), variables),
            match::impossible));
  }

  private Core assignAll(Span span, List<Variable> variables) {
    List<Core> all = new ArrayList<>();
    for (Variable variable : variables) {
      Core read = new Core.Read(span, scope.use(variable));
      all.add(new Core.AssignGlobal(span, module.name(), variable, read));
    }
    return new Core.Sequence(span, all, new Core.Unit(span));
  }
}
