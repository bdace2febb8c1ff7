package org.cascade.lang.infer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.ExternTypeSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/** Enters what modules declare into their scopes; nothing is looked into yet. */
final class Declarations {
  private final World world;
  private final ModuleScope module;
  private final Map<String, Span> taken;

  /** Of the item that is just being entered. */
  private Optional<Entered> entering = Optional.empty();

  private Declarations(World world, ModuleScope module) {
    this.world = world;
    this.module = module;
    this.taken = world.taken(module);
  }

  /** All modules, each after those it imports. */
  static void declare(World world) {
    for (ModuleUnit unit : world.program().units()) {
      if (world.modules().containsKey(unit.name())) {
        continue;
      }
      ModuleScope module = new ModuleScope(unit);
      world.modules().put(unit.name(), module);
      Declarations declarations = new Declarations(world, module);
      unit.tree().items().forEach(declarations::item);
    }
    importAll(world);
  }

  /** Has each module see what it imports; what is wrong with imports is told each time. */
  static void importAll(World world) {
    for (ModuleScope module : world.modules().values()) {
      if (!world.isBase(module)) {
        module.seeNothing();
        world.within(
            new Work(),
            () -> {
              new Declarations(world, module).imports();
              return module;
            });
      }
    }
  }

  /**
   * Enters another version of a module.
   *
   * @param kept what goes on as it was, by its item
   */
  static void declareAgain(World world, ModuleScope module, Map<Module.Item, Entered> kept) {
    Declarations declarations = new Declarations(world, module);
    for (Module.Item item : module.unit().tree().items()) {
      Optional.ofNullable(kept.get(item))
          .ifPresentOrElse(declarations::again, () -> declarations.item(item));
    }
  }

  private void again(Entered before) {
    world.entered(module).add(before);
    before.names().forEach(n -> taken.putIfAbsent(n.text(), n.span()));
    before.functions().forEach(module::declare);
    before.values().forEach(module::declare);
    before.effects().forEach(module::declare);
    for (TypeSymbol type : before.types()) {
      module.declare(type);
      if (type instanceof SumSymbol sum) {
        sum.constructors().forEach(c -> module.declareConstructor(c.name(), sum));
      }
    }
  }

  /** Declarations that were built at compile time. */
  static void declareBuilt(World world, ModuleScope module, Decl decl) {
    new Declarations(world, module).item(decl);
  }

  // ---- imports ----

  private void imports() {
    for (Module.Import i : module.unit().tree().imports()) {
      String name = i.module().stream().map(Name::text).collect(Collectors.joining("."));
      ModuleScope imported = world.modules().get(name);
      if (imported == null) {
        continue;
      }
      for (Name n : i.names()) {
        if (!imported.declares(n.text())) {
          Set<String> known = imported.valueNames();
          known.addAll(imported.typeNames());
          world.error(
              RuleCode.UNKNOWN_NAME,
              n,
              "The module `%s` declares no `%s`%s"
                  .formatted(name, n, Suggestions.didYouMean(n.text(), known)));
        }
      }
      module.see(imported, i.names().stream().map(Name::text).collect(Collectors.toSet()));
    }
    ModuleScope core = world.modules().get(Builtin.MODULE);
    if (core != null && core != module) {
      module.see(core, Set.of());
    }
  }

  // ---- items ----

  private void item(Module.Item item) {
    Entered entered = new Entered(item);
    world.entered(module).add(entered);
    if (item instanceof Stmt s) {
      world.settle(s, entered.work());
    }
    entering = Optional.of(entered);
    world.within(
        entered.work(),
        () -> {
          declare(item);
          return entered;
        });
  }

  private Entered entered() {
    return entering.orElseThrow();
  }

  private void declare(Module.Item item) {
    switch (item) {
      case Decl.Function d -> function(d, Optional.empty());
      case Decl.Const d -> constant(d);
      case Decl.Type d -> type(d, Optional.empty());
      case Decl.Space d -> space(d);
      case Decl.Effect d -> effect(d);
      case Decl.Extern d -> extern(d);
      case Decl.Test d -> {}
      case Decl.Splice d -> world.headers().spliceLater(d, module);
      case Stmt.Let s -> PatternRules.names(s.pattern()).forEach(n -> value(n, s, false));
      case Stmt.Var s -> value(s.name(), s, true);
      case Stmt.Assert s -> {}
      case Stmt.Eval s -> {}
    }
  }

  /** Reports a name that is taken; the first one stays. */
  private boolean free(Name name, String kind) {
    if (name.isMissing()) {
      return false;
    }
    Span before = taken.putIfAbsent(name.text(), name.span());
    if (before == null) {
      entered().names().add(name);
      return true;
    }
    world.report(
        Diagnostic.of(
                RuleCode.DUPLICATE_NAME,
                name.span(),
                "The %s `%s` is declared already, on line %d; give one of them another name."
                    .formatted(kind, name, before.line()))
            .with(new Diagnostic.Related(before, "declared here first")));
    return false;
  }

  private void function(Decl.Function d, Optional<FunctionSymbol.Extern> extern) {
    if (d.name().isMissing()) {
      return;
    }
    FunctionSymbol symbol = new FunctionSymbol(module.name(), d, Optional.empty(), extern);
    world.headers().settle(symbol, module);
    world.table().put(d, symbol);
    enter(symbol);
  }

  private void enter(FunctionSymbol symbol) {
    entered().functions().add(symbol);
    module.declare(symbol);
  }

  private void enter(Variable value) {
    entered().values().add(value);
    module.declare(value);
  }

  private void enter(TypeSymbol symbol) {
    entered().types().add(symbol);
    world.settle(symbol, entered().work());
    module.declare(symbol);
  }

  private void constant(Decl.Const d) {
    if (free(d.name(), "constant")) {
      Variable v =
          new Variable(d.name().text(), Variable.Kind.CONST, Type.Special.ERROR, d.name().span());
      world.table().put(d, v);
      enter(v);
      world.bodies().settle(v, d, module);
    }
  }

  private void value(Name name, Stmt stmt, boolean mutable) {
    if (free(name, "value")) {
      Variable.Kind kind = mutable ? Variable.Kind.MODULE_VAR : Variable.Kind.MODULE_LET;
      Variable v = new Variable(name.text(), kind, Type.Special.ERROR, name.span());
      enter(v);
      world.bodies().settle(v, stmt, module);
    }
  }

  // ---- types ----

  private void type(Decl.Type d, Optional<String> javaClass) {
    if (!free(d.name(), "type")) {
      return;
    }
    TypeSymbol symbol = builtin(d).orElseGet(() -> symbol(d));
    javaClass.ifPresent(symbol::bindJavaClass);
    enter(symbol);
    world.headers().settle(symbol, d, module);
    if (d.body() instanceof Decl.TypeBody.SumBody sum && symbol instanceof SumSymbol s) {
      sum.constructors().forEach(c -> constructor(c, s));
    }
  }

  private Optional<TypeSymbol> builtin(Decl.Type d) {
    if (!module.name().equals(Builtin.MODULE)) {
      return Optional.empty();
    }
    Optional<TypeSymbol> known = Builtin.named(d.name().text());
    known.ifPresent(k -> k.declareAt(d.name().span(), d.doc()));
    return known;
  }

  private TypeSymbol symbol(Decl.Type d) {
    String name = d.name().text();
    Span at = d.name().span();
    return switch (d.body()) {
      case Decl.TypeBody.RecordBody b ->
          new RecordSymbol(module.name(), name, d.doc(), at, d.transaction());
      case Decl.TypeBody.SumBody b -> new SumSymbol(module.name(), name, d.doc(), at);
      case Decl.TypeBody.ExternBody b -> new ExternTypeSymbol(module.name(), name, d.doc(), at);
      case Decl.TypeBody.AliasBody b ->
          d.where().isPresent() || b.type() instanceof TypeExpr.Refined
              ? new RefinementSymbol(module.name(), name, d.doc(), at, false)
              : new AliasSymbol(module.name(), name, d.doc(), at);
    };
  }

  private void constructor(Decl.Constructor c, SumSymbol owner) {
    if (!c.name().isMissing() && !module.declareConstructor(c.name().text(), owner)) {
      world.error(
          RuleCode.DUPLICATE_NAME,
          c.name(),
          "The constructor `%s` is declared already; constructors of a module need different names."
              .formatted(c.name()));
    }
  }

  private void space(Decl.Space d) {
    if (free(d.name(), "space")) {
      SpaceSymbol symbol =
          new SpaceSymbol(
              module.name(), d.name().text(), d.doc(), d.name().span(), d.distributed());
      enter(symbol);
      world.headers().settle(symbol, d, module);
    }
  }

  private void effect(Decl.Effect d) {
    String name = d.name().text();
    boolean core = module.name().equals(Builtin.MODULE);
    Optional<EffectSymbol> builtIn = EffectSymbol.builtIn(name);
    if (!core && (builtIn.isPresent() || name.equals("Pure"))) {
      world.error(
          RuleCode.DUPLICATE_NAME,
          d.name(),
          "The effect `%s` is built in; give this one another name.".formatted(d.name()));
      return;
    }
    EffectSymbol symbol =
        builtIn.orElseGet(() -> new EffectSymbol(module.name(), name, d.doc(), d.union()));
    if (module.declare(symbol)) {
      entered().effects().add(symbol);
      world.unions().settle(symbol, module, entered().work());
    } else {
      world.error(
          RuleCode.DUPLICATE_NAME,
          d.name(),
          "The effect `%s` is declared already; give one of them another name."
              .formatted(d.name()));
    }
  }

  // ---- extern ----

  private void extern(Decl.Extern d) {
    if (!d.platform().equals("java") && !module.unit().library()) {
      Span word = new Span(d.span().source(), d.span().offset(), "extern".length());
      world.error(
          RuleCode.EXTERN_BODY,
          word,
          "`extern %s` is not known; what is Java's is bound with `extern java \"a.b.C\" { … }`."
              .formatted(d.platform()));
      return;
    }
    for (Decl member : d.members()) {
      switch (member) {
        case Decl.Type t -> type(t, Optional.of(d.target()));
        case Decl.Function f -> externFunction(d, f);
        default ->
            world.error(
                RuleCode.EXTERN_BODY,
                member,
                "An `extern` block declares functions and types, and nothing else.");
      }
    }
  }

  private void externFunction(Decl.Extern d, Decl.Function f) {
    if (f.body() instanceof Decl.Body.Extern body) {
      function(f, Optional.of(new FunctionSymbol.Extern(d.platform(), d.target(), body.name())));
      if (f.result().isEmpty()) {
        world.error(
            RuleCode.EXTERN_BODY,
            f.name(),
            "`%s` needs its result type, which Java's does not settle: `let %s(…) -> T = \"name\"`."
                .formatted(f.name(), f.name()));
      }
    } else {
      world.error(
          RuleCode.EXTERN_BODY,
          f.name(),
          "In an `extern` block a function is the name of what it calls: `let %s(…) -> T = \"name\"`."
              .formatted(f.name()));
    }
  }
}
