package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** Reads written types where they stand. */
final class TypeReader {
  private final World world;
  private final ModuleScope module;
  private final Scope scope;

  /**
   * The effects of a written function type that has no {@code with}: depends on where it stands.
   */
  private final Effects unwritten;

  TypeReader(World world, ModuleScope module, Scope scope, Effects unwritten) {
    this.world = world;
    this.module = module;
    this.scope = scope;
    this.unwritten = unwritten;
  }

  TypeReader withUnwritten(Effects effects) {
    return new TypeReader(world, module, scope, effects);
  }

  Type read(TypeExpr written) {
    switch (written) {
      case TypeExpr.Tuple t -> Arity.tuple(world, t, t.items().size());
      case TypeExpr.Fun f -> Arity.function(world, f, f.params().size());
      default -> {}
    }
    Type type = world.embeddedAt(written.span()).orElseGet(() -> meaning(written));
    world.table().put(written, type);
    return type;
  }

  private Type meaning(TypeExpr written) {
    return switch (written) {
      case TypeExpr.Named n -> named(n);
      case TypeExpr.Tuple t -> new Type.Tuple(t.items().stream().map(this::read).toList());
      case TypeExpr.Fun f ->
          new Type.Fun(
              f.params().stream().map(this::read).toList(),
              read(f.result()),
              f.effects().map(this::effects).filter(e -> !e.any()).orElse(unwritten));
      case TypeExpr.Refined r -> refined(r);
      case TypeExpr.Splice s -> world.headers().spliceType(s, module, scope);
      case TypeExpr.Missing m -> Type.Special.ERROR;
    };
  }

  private Type named(TypeExpr.Named n) {
    String name = n.name().text();
    Optional<TypeParameter> parameter = scope.findTypeParameter(name);
    if (parameter.isPresent()) {
      return withoutArgs(n, new Type.Param(parameter.orElseThrow()));
    }
    Optional<TypeSymbol> symbol = module.type(name);
    if (symbol.isPresent()) {
      NameRules.severalModules(world, module, n.name());
      return apply(n, symbol.orElseThrow());
    }
    return switch (name) {
      case "Unit" -> withoutArgs(n, Type.UNIT);
      case "Any" -> withoutArgs(n, Type.Special.ANY);
      case "Type" -> withoutArgs(n, Type.Special.TYPE);
      case "Never" -> withoutArgs(n, Type.Special.NEVER);
      default -> unknown(n, name);
    };
  }

  private Type unknown(TypeExpr.Named n, String name) {
    n.args().forEach(this::read);
    if (!n.name().isMissing()) {
      module
          .constructorOwner(name)
          .ifPresentOrElse(
              owner ->
                  world.error(
                      RuleCode.NOT_A_TYPE,
                      n.name(),
                      "`%s` is no type but a constructor of `%s`; write `%s`, and ask by `match` which it is."
                          .formatted(name, owner.name(), owner.name())),
              () -> unknownType(n, name));
    }
    return Type.Special.ERROR;
  }

  private void unknownType(TypeExpr.Named n, String name) {
    Set<String> known = module.typeNames();
    known.addAll(List.of("Unit", "Any", "Type"));
    world.error(
        RuleCode.UNKNOWN_TYPE,
        n.name(),
        "There is no type `" + name + "`" + Suggestions.didYouMean(name, known));
  }

  private Type withoutArgs(TypeExpr.Named n, Type type) {
    checkArity(n, type.toString(), 0);
    return type;
  }

  private Type apply(TypeExpr.Named n, TypeSymbol symbol) {
    world.headers().completeParams(symbol);
    List<Type> args = new ArrayList<>(n.args().stream().map(this::read).toList());
    if (!checkArity(n, symbol.name(), symbol.params().size())) {
      while (args.size() < symbol.params().size()) {
        args.add(Type.Special.ERROR);
      }
    }
    return applied(symbol, List.copyOf(args));
  }

  /** A declared type with arguments; aliases are replaced by what they stand for. */
  Type applied(TypeSymbol symbol, List<Type> args) {
    return switch (symbol) {
      case AliasSymbol a -> {
        world.headers().complete(a);
        yield Substitution.of(a.params(), args).apply(a.target());
      }
      case RefinementSymbol r -> {
        world.headers().completeOutsideItself(r);
        yield new Type.Refined(r, args);
      }
      default -> new Type.Con(symbol, args);
    };
  }

  private boolean checkArity(TypeExpr.Named n, String shown, int expected) {
    if (n.args().size() == expected) {
      return true;
    }
    String takes =
        expected == 0
            ? "no type arguments"
            : expected + " type argument" + (expected == 1 ? "" : "s");
    world.error(
        RuleCode.WRONG_TYPE_ARGUMENT_COUNT,
        n,
        "`%s` takes %s, but %d %s written."
            .formatted(shown, takes, n.args().size(), n.args().size() == 1 ? "is" : "are"));
    return false;
  }

  private Type refined(TypeExpr.Refined r) {
    RefinementSymbol symbol =
        new RefinementSymbol(module.name(), r.span().text(), "", r.span(), true);
    symbol.defineParams(List.of());
    symbol.define(
        read(r.base()), r.variable().text(), Optional.of(r.predicate()), Optional.empty());
    world.members().predicateLater(symbol, module, scope);
    return new Type.Refined(symbol, List.of());
  }

  // ---- effects ----

  /** {@code any} is set if one of them is unknown, which has been reported. */
  Effects effects(Decl.Effects written) {
    Effects all = Effects.PURE;
    for (TypeExpr.Named atom : written.atoms()) {
      all = all.union(effect(atom));
    }
    return all;
  }

  /** What one name of a {@code with} or a union stands for. */
  Effects effect(TypeExpr.Named atom) {
    String name = atom.name().text();
    if (name.equals("Pure")) {
      return Effects.PURE;
    }
    Optional<EffectSymbol> symbol = module.effect(name).or(() -> EffectSymbol.builtIn(name));
    if (symbol.isEmpty()) {
      unknownEffect(atom);
      return Effects.ANY;
    }
    return effect(symbol.orElseThrow(), atom);
  }

  private Effects effect(EffectSymbol symbol, TypeExpr.Named atom) {
    if (symbol == EffectSymbol.READ || symbol == EffectSymbol.WRITE) {
      List<Type> args = atom.args().stream().map(this::read).toList();
      if (args.stream().anyMatch(Types::isError)) {
        return Effects.ANY;
      }
      if (args.size() == 1
          && args.getFirst() instanceof Type.Con c
          && c.symbol() instanceof SpaceSymbol space) {
        return Effects.of(new Effects.Atom(symbol, List.of(space)));
      }
      world.error(
          RuleCode.UNKNOWN_EFFECT,
          atom,
          "`%1$s` needs the space it is about: write `%1$s<S>`.".formatted(symbol.name()));
      return Effects.ANY;
    }
    checkArity(atom, symbol.name(), 0);
    return world.unions().of(symbol, atom.span());
  }

  private void unknownEffect(TypeExpr.Named atom) {
    String name = atom.name().text();
    Set<String> known = module.effectNames();
    EffectSymbol.BUILT_IN.forEach(e -> known.add(e.name()));
    known.add("Pure");
    world.error(
        RuleCode.UNKNOWN_EFFECT,
        atom,
        "There is no effect `%s`%s"
            .formatted(
                name,
                Suggestions.nearest(name, known)
                    .map(n -> "; did you mean `" + n + "`?")
                    .orElse(
                        "; there are IO, Time, Random, Abort, Read<S>, Write<S>, Pure and those"
                            + " declared with `effect`.")));
  }

  // ---- type parameters ----

  /** Declares the parameters in the reader's scope. */
  List<TypeParameter> params(List<Decl.TypeParam> written) {
    Repeated.report(world, "type parameter", written.stream().map(Decl.TypeParam::name).toList());
    List<TypeParameter> all = new ArrayList<>();
    for (Decl.TypeParam p : written) {
      TypeParameter parameter = new TypeParameter(p.name().text(), bounds(p));
      scope.declare(parameter);
      all.add(parameter);
    }
    return all;
  }

  private Set<TypeParameter.Bound> bounds(Decl.TypeParam p) {
    Set<TypeParameter.Bound> all = EnumSet.noneOf(TypeParameter.Bound.class);
    for (TypeExpr bound : p.bounds()) {
      Optional<TypeParameter.Bound> found =
          java.util.stream.Stream.of(TypeParameter.Bound.values())
              .filter(b -> bound.span().text().equals(b.toString()))
              .findFirst();
      found.ifPresentOrElse(
          all::add,
          () ->
              world.error(
                  RuleCode.UNKNOWN_TYPE,
                  bound,
                  "`%s` is no bound; a type parameter may be bounded by Eq, Ord, Num or Show."
                      .formatted(bound.span().text())));
    }
    return all;
  }
}
