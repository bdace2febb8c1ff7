package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.Types;

/** {@code x.name} that is not called, and the members a type has. */
final class MemberRules {
  private MemberRules() {}

  static Type member(Body body, Expr.Member e, Optional<Type> expected) {
    Type target = body.infer(e.target());
    if (e.name().isMissing() || Types.isError(target)) {
      return Type.Special.ERROR;
    }
    Type base = Types.unrefined(target);
    if (base instanceof Type.Var) {
      ExprRules.cannotInfer(body, e.target());
      return Type.Special.ERROR;
    }
    if (base instanceof Type.Con c && c.symbol() instanceof RecordSymbol r) {
      body.world().headers().complete(r);
      Optional<Type> own = recordMember(body, e, r, c, expected);
      if (own.isPresent()) {
        return own.orElseThrow();
      }
    }
    if (base instanceof Type.Con c && c.symbol() instanceof SpaceSymbol s) {
      body.world().headers().complete(s);
      Optional<Type> own = spaceMember(body, e, s, c, expected);
      if (own.isPresent()) {
        return own.orElseThrow();
      }
    }
    return extension(body, e, target);
  }

  private static Optional<Type> recordMember(
      Body body, Expr.Member e, RecordSymbol r, Type.Con type, Optional<Type> expected) {
    String name = e.name().text();
    Optional<RecordSymbol.Field> field = r.field(name);
    if (field.isPresent()) {
      body.world().table().put(e, new Resolution.OfField(field.orElseThrow()));
      return field.map(f -> Substitution.of(r.params(), type.args()).apply(f.type()));
    }
    List<FunctionSymbol> methods = r.methods().stream().filter(m -> m.name().equals(name)).toList();
    return methods.isEmpty()
        ? Optional.empty()
        : Optional.of(boundFunction(body, e, methods, type.args(), expected));
  }

  private static Type boundFunction(
      Body body,
      Expr.Member e,
      List<FunctionSymbol> functions,
      List<Type> ownerArgs,
      Optional<Type> expected) {
    FunctionSymbol chosen = functions.getFirst();
    Instance instance = Instance.of(body, chosen, ownerArgs, List.of(), e);
    if (expected.map(Types::resolve).filter(t -> t instanceof Type.Fun).isEmpty()) {
      body.error(
          RuleCode.NOT_CALLABLE,
          e.name(),
          "`%s` is a function; call it with `( )`.".formatted(e.name()));
    }
    body.world()
        .table()
        .put(e, new Resolution.OfFunction(chosen, instance.typeArgs(), Resolution.Receiver.TARGET));
    return instance.functionType(body, e);
  }

  private static Optional<Type> spaceMember(
      Body body, Expr.Member e, SpaceSymbol s, Type.Con type, Optional<Type> expected) {
    String name = e.name().text();
    Substitution args = Substitution.of(s.params(), type.args());
    TypeTable table = body.world().table();
    if (s.state(name).isPresent()) {
      SpaceSymbol.State state = s.state(name).orElseThrow();
      table.put(e, new Resolution.OfState(s, state));
      body.does(Effects.read(s), e);
      return Optional.of(args.apply(state.type()));
    }
    if (s.embed(name).isPresent()) {
      SpaceSymbol.Embed embed = s.embed(name).orElseThrow();
      table.put(e, new Resolution.OfEmbed(s, embed));
      return Optional.of(args.apply(embed.type()));
    }
    if (s.stream(name).isPresent()) {
      SpaceSymbol.StreamDef stream = s.stream(name).orElseThrow();
      table.put(e, new Resolution.OfStream(s, stream));
      return Optional.of(streamType(body, s, stream, type.args()));
    }
    List<FunctionSymbol> functions = spaceFunctions(s, name);
    return functions.isEmpty()
        ? Optional.empty()
        : Optional.of(boundFunction(body, e, functions, type.args(), expected));
  }

  static Type streamType(
      Body body, SpaceSymbol space, SpaceSymbol.StreamDef stream, List<Type> args) {
    Type event = body.world().members().eventOf(space, stream);
    Type type = new Type.Con(Builtin.STREAM, List.of(event));
    return args.isEmpty() ? type : Substitution.of(space.params(), args).apply(type);
  }

  /**
   * The functions of this name, but for migrations, which nobody calls; {@code parallel_f} is
   * {@code f} if it is parallel.
   */
  static List<FunctionSymbol> spaceFunctions(SpaceSymbol space, String name) {
    List<FunctionSymbol> named =
        space.functions().stream()
            .filter(f -> f.name().equals(name) && f.kind() != Decl.FunctionKind.MIGRATE)
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    return space.functions().stream()
        .filter(f -> f.decl().parallel() && name.equals("parallel_" + f.name()))
        .toList();
  }

  /**
   * A function of the library without parameters is called without parentheses too: {@code
   * xs.length}.
   */
  private static Type extension(Body body, Expr.Member e, Type target) {
    String name = e.name().text();
    for (FunctionSymbol f : extensions(body, name)) {
      if (f.extern().isEmpty()) {
        continue;
      }
      Instance instance = Instance.of(body, f, List.of(), List.of(), e);
      if (instance.params().size() == 1
          && body.world().unifier().fit(target, instance.params().getFirst(), e.span())
              != Unifier.Fit.NO) {
        body.world()
            .table()
            .put(
                e, new Resolution.CallFunction(f, instance.typeArgs(), Resolution.Receiver.TARGET));
        instance.called(body, e);
        instance.settle(body, e);
        return instance.result(body, e);
      }
    }
    unknownMember(body, e, target);
    return Type.Special.ERROR;
  }

  /** The functions in sight whose first parameter is {@code self}. */
  static List<FunctionSymbol> extensions(Body body, String name) {
    return body.module().functions(name).stream()
        .filter(FunctionSymbol::hasSelfParameter)
        .filter(f -> f.owner().isEmpty())
        .toList();
  }

  static void unknownMember(Body body, Expr.Member e, Type target) {
    String name = e.name().text();
    Set<String> known = memberNames(body, target);
    String way =
        known.contains(name)
            ? "; it is a function: call it with `( )`."
            : Suggestions.didYouMeanMember(name, known);
    body.error(
        RuleCode.UNKNOWN_MEMBER,
        e.name(),
        "`%s` has no member `%s`%s".formatted(Types.zonk(target), name, way));
  }

  /** All member names of a type, for suggestions. */
  static Set<String> memberNames(Body body, Type type) {
    Set<String> all = new TreeSet<>(Set.of("to_string"));
    Types.record(type)
        .ifPresent(r -> {
          r.fields().forEach(f -> all.add(f.name()));
          r.methods().forEach(m -> all.add(m.name()));
        });
    Types.space(type)
        .ifPresent(s -> {
          s.states().forEach(x -> all.add(x.name()));
          s.embeds().forEach(x -> all.add(x.name()));
          s.streams().forEach(x -> all.add(x.name()));
          s.functions().forEach(x -> all.add(x.name()));
        });
    for (String name : body.module().valueNames()) {
      for (FunctionSymbol f : new ArrayList<>(extensions(body, name))) {
        Instance instance = Instance.of(body, f, List.of(), List.of(), f.decl());
        if (body.world().unifier().tryFit(type, instance.params().getFirst(), f.decl().span())
            != Unifier.Fit.NO) {
          all.add(name);
        }
      }
    }
    return all;
  }
}
