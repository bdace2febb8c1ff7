package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Children;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Scope;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.ExternTypeSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.InferenceVariable;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Completes symbols from their declarations, on demand and once. */
final class Headers implements CompileTime.Completion {
  /** More than any program writes, and few enough to be told soon that they have no end. */
  static final int MOST_SPLICES = 1_000;

  private final World world;
  private final Map<TypeSymbol, TypeHome> types = new LinkedHashMap<>();
  private final Map<FunctionSymbol, FunctionHome> functions = new IdentityHashMap<>();
  private final List<SpliceHome> splices = new ArrayList<>();
  private final Set<TypeSymbol> paramsDone = new HashSet<>();
  private final Set<TypeSymbol> started = new HashSet<>();
  private final Set<TypeSymbol> done = new HashSet<>();

  /** What stands for types while they are being built. */
  private final Map<AliasSymbol, Type.Var> unbuilt = new IdentityHashMap<>();

  private final Set<FunctionSymbol> signed = new HashSet<>();

  private record TypeHome(Decl decl, ModuleScope module, Scope scope) {}

  /** The scope a function is declared in, and the one that has its type parameters. */
  record FunctionHome(ModuleScope module, Scope scope) {}

  private record SpliceHome(Decl.Splice decl, ModuleScope module) {}

  Headers(World world) {
    this.world = world;
  }

  void settle(TypeSymbol symbol, Decl decl, ModuleScope module) {
    types.put(symbol, new TypeHome(decl, module, Scope.outermost()));
  }

  void settle(FunctionSymbol symbol, ModuleScope module) {
    settle(symbol, module, Scope.outermost());
  }

  void settle(FunctionSymbol symbol, ModuleScope module, Scope scope) {
    functions.put(symbol, new FunctionHome(module, scope.inner()));
  }

  FunctionHome home(FunctionSymbol symbol) {
    return Optional.ofNullable(functions.get(symbol)).orElseThrow();
  }

  /** Whether the function is declared here and not in the base. */
  boolean knows(FunctionSymbol symbol) {
    return functions.containsKey(symbol);
  }

  /** Takes a function out that is replaced. */
  void remove(FunctionSymbol symbol) {
    functions.remove(symbol);
    signed.remove(symbol);
  }

  /** Takes a type out that is replaced. */
  void remove(TypeSymbol symbol) {
    types.remove(symbol);
    paramsDone.remove(symbol);
    started.remove(symbol);
    done.remove(symbol);
  }

  List<FunctionSymbol> functions() {
    return List.copyOf(functions.keySet());
  }

  List<TypeSymbol> all() {
    return List.copyOf(types.keySet());
  }

  // ---- types ----

  void completeParams(TypeSymbol symbol) {
    TypeHome home = types.get(symbol);
    if (home == null || !paramsDone.add(symbol)) {
      return;
    }
    List<Decl.TypeParam> written =
        switch (home.decl) {
          case Decl.Type t -> t.typeParams();
          case Decl.Space s -> s.typeParams();
          default -> List.of();
        };
    world.within(
        world.work(symbol),
        () -> {
          symbol.defineParams(reader(home).params(written));
          return symbol;
        });
  }

  private TypeReader reader(TypeHome home) {
    return new TypeReader(world, home.module, home.scope, Effects.ANY);
  }

  /** Completes it, but for where it is named while that is being done. */
  void completeOutsideItself(RefinementSymbol symbol) {
    if (!started.contains(symbol)) {
      complete(symbol);
    }
  }

  void complete(TypeSymbol symbol) {
    TypeHome home = types.get(symbol);
    if (home == null || done.contains(symbol)) {
      return;
    }
    completeParams(symbol);
    if (!started.add(symbol)) {
      if (symbol instanceof AliasSymbol a && isBuilt(home)) {
        a.define(unbuilt(a));
      } else if (symbol instanceof AliasSymbol || symbol instanceof RefinementSymbol) {
        circle(symbol);
      }
      return;
    }
    world.demanded(
        world.work(symbol),
        () -> {
          switch (home.decl) {
            case Decl.Type t -> typeBody(symbol, t, home);
            case Decl.Space s -> spaceBody((SpaceSymbol) symbol, s, home);
            default -> {}
          }
          return Optional.empty();
        });
    if (symbol instanceof AliasSymbol a && a.target() == unbuilt.get(a)) {
      started.remove(a);
    } else {
      done.add(symbol);
    }
  }

  /** What stands for a type until it is built. */
  Type.Var unbuilt(AliasSymbol a) {
    return unbuilt.computeIfAbsent(a, u -> new Type.Var(InferenceVariable.unbuilt(u.name())));
  }

  @Override
  public boolean look(TypeSymbol type) {
    if (started.contains(type) && !done.contains(type)) {
      return false;
    }
    complete(type);
    return true;
  }

  private void circle(TypeSymbol symbol) {
    world.error(
        RuleCode.CYCLIC_DEFINITION,
        symbol.declared(),
        "The type `%s` is defined by itself; one of the types in the circle must be something else."
            .formatted(symbol));
  }

  private void typeBody(TypeSymbol symbol, Decl.Type t, TypeHome home) {
    TypeReader reader = reader(home);
    switch (symbol) {
      case RecordSymbol r -> {
        if (t.body() instanceof Decl.TypeBody.RecordBody b) {
          record(r, b.members(), home.module, home.scope, reader);
        }
      }
      case SumSymbol s -> {
        if (t.body() instanceof Decl.TypeBody.SumBody b) {
          Arity.sum(world, b.constructors());
          s.define(constructors(s, b, reader));
          s.defineVariance(Variance.of(s));
        }
      }
      case AliasSymbol a -> {
        if (t.body() instanceof Decl.TypeBody.AliasBody b) {
          a.define(alias(a, b.type(), home, reader));
        }
      }
      case RefinementSymbol r -> refinement(r, t, home, reader);
      case ExternTypeSymbol e -> {}
      case SpaceSymbol s -> {}
    }
  }

  private static boolean isBuilt(TypeHome home) {
    return home.decl instanceof Decl.Type t
        && t.body() instanceof Decl.TypeBody.AliasBody(TypeExpr.Splice splice);
  }

  private Type alias(AliasSymbol a, TypeExpr written, TypeHome home, TypeReader reader) {
    if (written instanceof TypeExpr.Splice splice) {
      Splices splices = new Splices(world, home.module, home.scope);
      Type built = splices.type(splice, Optional.of(a));
      Type type = built == unbuilt.get(a) ? built : tied(a, built);
      world.table().put(splice, type);
      return type;
    }
    return reader.read(written);
  }

  /** A type that was built, with itself where it was named while it was being built. */
  private Type tied(AliasSymbol a, Type built) {
    Type.Var hole = unbuilt.remove(a);
    if (hole == null) {
      return built;
    }
    boolean circle = Types.unsolved(built).contains(hole.variable());
    if (circle) {
      circle(a);
    }
    hole.variable().solve(circle ? Type.Special.ERROR : built, false);
    for (TypeSymbol symbol : world.evaluations().built()) {
      if (symbol instanceof RecordSymbol r) {
        r.define(r.fields().stream().map(Headers::finished).toList(), r.invariants());
      }
    }
    return circle ? Type.Special.ERROR : built;
  }

  private static RecordSymbol.Field finished(RecordSymbol.Field f) {
    return new RecordSymbol.Field(f.name(), f.doc(), Types.zonk(f.type()), f.index(), f.declared());
  }

  private void refinement(RefinementSymbol r, Decl.Type t, TypeHome home, TypeReader reader) {
    if (!(t.body() instanceof Decl.TypeBody.AliasBody b)) {
      return;
    }
    if (b.type() instanceof TypeExpr.Refined in && t.where().isEmpty()) {
      r.define(
          reader.read(in.base()), in.variable().text(), Optional.of(in.predicate()), t.otherwise());
    } else {
      r.define(reader.read(b.type()), "value", t.where(), t.otherwise());
    }
    completeBase(r.base());
    if (isOwnBase(r)) {
      circle(r);
      r.define(Type.Special.ERROR, r.variable(), r.predicate(), r.otherwise());
    }
    world.members().predicateLater(r, home.module, home.scope);
  }

  /** Whether the refinement is among those below it. */
  private static boolean isOwnBase(RefinementSymbol r) {
    Set<TypeSymbol> seen = new HashSet<>();
    Type base = Types.resolve(r.base());
    while (base instanceof Type.Refined below && seen.add(below.symbol())) {
      base = Types.resolve(below.symbol().base());
    }
    return seen.contains(r);
  }

  private void completeBase(Type base) {
    if (Types.resolve(base) instanceof Type.Refined r) {
      complete(r.symbol());
    }
  }

  private List<SumSymbol.Constructor> constructors(
      SumSymbol s, Decl.TypeBody.SumBody body, TypeReader reader) {
    List<SumSymbol.Constructor> all = new ArrayList<>();
    for (Decl.Constructor c : body.constructors()) {
      List<RecordSymbol.Field> fields =
          c.fields().isEmpty() ? positional(c, reader) : fields(c.fields(), reader);
      all.add(
          new SumSymbol.Constructor(
              s,
              c.name().text(),
              c.doc(),
              !c.fields().isEmpty(),
              fields,
              all.size(),
              c.name().span()));
    }
    return all;
  }

  private List<RecordSymbol.Field> positional(Decl.Constructor c, TypeReader reader) {
    List<RecordSymbol.Field> all = new ArrayList<>();
    for (TypeExpr t : c.positional()) {
      String name = c.positional().size() == 1 ? "value" : "item" + all.size();
      all.add(new RecordSymbol.Field(name, "", reader.read(t), all.size(), t.span()));
    }
    return all;
  }

  private List<RecordSymbol.Field> fields(List<Member.Field> written, TypeReader reader) {
    List<RecordSymbol.Field> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Member.Field f : written) {
      if (!names.add(f.name().text())) {
        world.error(
            RuleCode.DUPLICATE_NAME,
            f.name(),
            "The field `%s` is declared twice.".formatted(f.name()));
        continue;
      }
      all.add(
          new RecordSymbol.Field(
              f.name().text(), f.doc(), reader.read(f.type()), all.size(), f.name().span()));
    }
    return all;
  }

  // ---- records ----

  /** Fills in a record from its members; also one that was built at compile time. */
  void record(
      RecordSymbol r, List<Member> written, ModuleScope module, Scope scope, TypeReader reader) {
    List<Member> members = new Splices(world, module, scope).expanded(written);
    List<Member.Field> fields =
        members.stream()
            .filter(Member.Field.class::isInstance)
            .map(Member.Field.class::cast)
            .toList();
    List<Expr> invariants =
        members.stream()
            .filter(Member.Invariant.class::isInstance)
            .map(m -> ((Member.Invariant) m).condition())
            .toList();
    r.define(fields(fields, reader), invariants);
    r.defineVariance(Variance.of(r));
    r.defineMethods(methods(r, members, module, scope));
    world.members().invariantsLater(r, module, scope);
  }

  /** The methods of a record whose fields are known. */
  List<FunctionSymbol> methods(
      RecordSymbol r, List<Member> members, ModuleScope module, Scope scope) {
    List<FunctionSymbol> all = memberFunctions(r, members, module, scope);
    for (FunctionSymbol f : all) {
      r.field(f.name())
          .ifPresent(field ->
              world.report(
                  Diagnostic.of(
                          RuleCode.DUPLICATE_NAME,
                          f.decl().name().span(),
                          "`%s` has a field `%s` already, so a method needs another name."
                              .formatted(r, f.name()))
                      .with(new Diagnostic.Related(field.declared(), "the field"))));
    }
    return all;
  }

  List<FunctionSymbol> memberFunctions(
      TypeSymbol owner, List<Member> members, ModuleScope module, Scope scope) {
    List<FunctionSymbol> all = new ArrayList<>();
    Scope inside = scope.innerOf(owner);
    for (Member m : members) {
      if (m instanceof Decl.Function f && !f.name().isMissing()) {
        FunctionSymbol symbol =
            new FunctionSymbol(module.name(), f, Optional.of(owner), Optional.empty());
        settle(symbol, module, inside);
        world.table().put(f, symbol);
        all.add(symbol);
      }
    }
    return all;
  }

  // ---- spaces ----

  private void spaceBody(SpaceSymbol s, Decl.Space d, TypeHome home) {
    List<Member> members = new Splices(world, home.module, home.scope).expanded(d.members());
    new SpaceMembers(world, s, home.module, home.scope).define(List.of(), members);
  }

  // ---- functions ----

  void completeSignature(FunctionSymbol f) {
    FunctionHome home = functions.get(f);
    if (home != null && signed.add(f)) {
      world.within(world.work(f), () -> signature(f, home));
    }
  }

  private FunctionSymbol signature(FunctionSymbol f, FunctionHome home) {
    Decl.Function d = f.decl();
    TypeReader reader = new TypeReader(world, home.module, home.scope, Effects.ANY);
    List<TypeParameter> typeParams = reader.params(d.typeParams());
    Repeated.report(world, "parameter", d.params().stream().map(Decl.Param::name).toList());
    List<FunctionSymbol.Param> params = new ArrayList<>();
    for (Decl.Param p : d.params()) {
      if (f.owner().isEmpty() || !p.isSelf()) {
        params.add(parameter(p, reader));
      }
    }
    boolean updates = f.kind() == Decl.FunctionKind.METHOD && updates(d);
    if (updates) {
      f.defineUpdates();
    }
    Optional<Type> written =
        d.result()
            .map(r ->
                reader
                    .withUnwritten(Effects.of(new EffectVariable("the result of " + f, false)))
                    .read(r));
    Optional<Type> result = updates ? f.owner().map(TypeSymbol::selfType) : written;
    // An unknown effect has been told; what the function may do is then inferred.
    Optional<Effects> declared = d.effects().map(reader::effects).filter(e -> !e.any());
    f.defineSignature(typeParams, params, result, declared);
    publish(f);
    return f;
  }

  /** What callers see of a function whose effects are declared: those, and its parameters' ones. */
  private void publish(FunctionSymbol f) {
    if (f.declaredEffects().isEmpty() && f.extern().isEmpty()) {
      return;
    }
    world.demanded(
        world.work(f),
        () -> {
          Effects all = f.declaredEffects().orElseGet(() -> unwritten(f));
          for (FunctionSymbol.Param p : f.params()) {
            all = all.union(p.effects().map(Effects::of).orElse(Effects.PURE));
          }
          world
              .effects()
              .flow(all, f.effectVariable(), f.decl().span(), new EffectCause.Declares(f));
          return Optional.empty();
        });
  }

  /** The library's Java is known; of a program's own only the declaration can say what it does. */
  private Effects unwritten(FunctionSymbol f) {
    boolean library = world.program().module(f.module()).map(ModuleUnit::library).orElse(false);
    return library ? Effects.PURE : Effects.IO;
  }

  private FunctionSymbol.Param parameter(Decl.Param p, TypeReader reader) {
    EffectVariable effects = new EffectVariable(p.name().text(), true);
    Effects unwritten = Effects.of(effects);
    Type type = p.type().map(reader.withUnwritten(unwritten)::read).orElse(Type.Special.ERROR);
    if (p.type().isEmpty()) {
      world.error(
          RuleCode.CANNOT_INFER,
          p,
          "The parameter `%s` needs a type: `%s: T`.".formatted(p.name(), p.name()));
    }
    return new FunctionSymbol.Param(
        p.name().text(),
        type,
        Variance.mentions(type, effects) ? Optional.of(effects) : Optional.empty());
  }

  private static boolean updates(Decl.Function d) {
    return d.body() instanceof Decl.Body.Of b
        && Children.any(b.expr(), e -> e instanceof Expr.Assign a && a.update());
  }

  // ---- declarations built at compile time ----

  void spliceLater(Decl.Splice decl, ModuleScope module) {
    splices.add(new SpliceHome(decl, module));
  }

  void expandSplices() {
    // What they build may build more, which is then at the end of the list.
    for (int i = 0; i < splices.size(); i++) {
      SpliceHome s = splices.get(i);
      if (i == MOST_SPLICES) {
        world.error(RuleCode.BUILT_INVALID, s.decl, endless("Declarations"));
        return;
      }
      new Splices(world, s.module, Scope.outermost()).declarations(s.decl);
    }
  }

  static String endless(String what) {
    return "%s are built that build %s, more than %d times. Does it end at all?"
        .formatted(what, what.toLowerCase(java.util.Locale.ROOT), MOST_SPLICES);
  }

  Type spliceType(TypeExpr.Splice splice, ModuleScope module, Scope scope) {
    return world.demanded(() -> new Splices(world, module, scope).type(splice, Optional.empty()));
  }
}
