package org.cascade.lang.infer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Name;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.names.Suggestions;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Substitution;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** What a bare name stands for. */
final class NameRules {
  private NameRules() {}

  /** What a lower-case name stands for, nearest first. */
  sealed interface Meaning {
    record AVariable(Variable variable) implements Meaning {}

    record Global(String module, Variable variable) implements Meaning {}

    record OwnField(RecordSymbol.Field field) implements Meaning {}

    record OwnState(SpaceSymbol space, SpaceSymbol.State state) implements Meaning {}

    record OwnEmbed(SpaceSymbol space, SpaceSymbol.Embed embed) implements Meaning {}

    record OwnStream(SpaceSymbol space, SpaceSymbol.StreamDef stream) implements Meaning {}

    /** Members of the enclosing type. */
    record OwnFunctions(TypeSymbol owner, List<FunctionSymbol> functions) implements Meaning {}

    record Functions(List<FunctionSymbol> functions) implements Meaning {}
  }

  static Optional<Meaning> meaning(Body body, String name) {
    Optional<Scope> scope = Optional.of(body.scope());
    while (scope.isPresent()) {
      Optional<Scope.Found> found = scope.orElseThrow().find(name);
      scope = Optional.empty();
      if (found.isPresent()) {
        switch (found.orElseThrow()) {
          case Scope.Found.AVariable v -> {
            return Optional.of(new Meaning.AVariable(v.variable()));
          }
          case Scope.Found.Functions f -> {
            return Optional.of(new Meaning.Functions(f.functions()));
          }
          case Scope.Found.MaybeMember m -> {
            Optional<Meaning> member = ownMember(body, m.self(), name);
            if (member.isPresent()) {
              return member;
            }
            scope = Optional.of(m.beyond());
          }
        }
      }
    }
    return ofModule(body.module(), name);
  }

  private static Optional<Meaning> ownMember(Body body, TypeSymbol self, String name) {
    body.world().headers().complete(self);
    return switch (self) {
      case RecordSymbol r -> {
        Optional<RecordSymbol.Field> field = r.field(name);
        if (field.isPresent()) {
          yield field.map(Meaning.OwnField::new);
        }
        yield own(r, r.methods(), name);
      }
      case SpaceSymbol s -> {
        if (s.state(name).isPresent()) {
          yield s.state(name).map(x -> new Meaning.OwnState(s, x));
        }
        if (s.embed(name).isPresent()) {
          yield s.embed(name).map(x -> new Meaning.OwnEmbed(s, x));
        }
        if (s.stream(name).isPresent()) {
          yield s.stream(name).map(x -> new Meaning.OwnStream(s, x));
        }
        yield own(s, MemberRules.spaceFunctions(s, name), name);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Meaning> own(TypeSymbol owner, List<FunctionSymbol> all, String name) {
    List<FunctionSymbol> named =
        all.stream()
            .filter(f -> f.name().equals(name) || name.equals("parallel_" + f.name()))
            .toList();
    return named.isEmpty() ? Optional.empty() : Optional.of(new Meaning.OwnFunctions(owner, named));
  }

  private static Optional<Meaning> ofModule(ModuleScope module, String name) {
    Optional<ModuleScope.Value> value = module.value(name);
    if (value.isPresent()) {
      return value.map(v -> new Meaning.Global(v.module(), v.variable()));
    }
    List<FunctionSymbol> functions =
        module.functions(name).stream().filter(f -> !f.hasSelfParameter()).toList();
    return functions.isEmpty() ? Optional.empty() : Optional.of(new Meaning.Functions(functions));
  }

  // ---- lower-case names as values ----

  static Type name(Body body, Expr.NameRef e, Optional<Type> expected) {
    if (e.name().isMissing()) {
      return Type.Special.ERROR;
    }
    Optional<Meaning> meaning = meaning(body, e.name().text());
    if (meaning.isEmpty()) {
      unknown(body, e.name());
      return Type.Special.ERROR;
    }
    return value(body, e, meaning.orElseThrow(), expected);
  }

  private static Type value(Body body, Expr.NameRef e, Meaning meaning, Optional<Type> expected) {
    TypeTable table = body.world().table();
    return switch (meaning) {
      case Meaning.AVariable v -> {
        table.put(e, new Resolution.OfLocal(v.variable()));
        yield body.scope().narrowed(v.variable()).orElse(v.variable().type());
      }
      case Meaning.Global g -> {
        severalModules(body, e.name());
        table.put(e, new Resolution.OfGlobal(g.module(), g.variable()));
        Type type = body.world().bodies().typeOf(g.variable(), e);
        yield body.scope().narrowed(g.variable()).orElse(type);
      }
      case Meaning.OwnField f -> {
        table.put(e, new Resolution.OfField(f.field()));
        yield f.field().type();
      }
      case Meaning.OwnState s -> {
        table.put(e, new Resolution.OfState(s.space(), s.state()));
        body.does(Effects.read(s.space()), e);
        usesSelf(body);
        yield s.state().type();
      }
      case Meaning.OwnEmbed s -> {
        table.put(e, new Resolution.OfEmbed(s.space(), s.embed()));
        usesSelf(body);
        yield s.embed().type();
      }
      case Meaning.OwnStream s -> {
        table.put(e, new Resolution.OfStream(s.space(), s.stream()));
        usesSelf(body);
        yield MemberRules.streamType(body, s.space(), s.stream(), List.of());
      }
      case Meaning.OwnFunctions f -> {
        usesSelf(body);
        yield functionValue(body, e, f.functions(), Resolution.Receiver.SELF, expected);
      }
      case Meaning.Functions f ->
          functionValue(body, e, f.functions(), Resolution.Receiver.NONE, expected);
    };
  }

  private static void severalModules(Body body, Name name) {
    severalModules(body.world(), body.module(), name);
  }

  /** Says so where a name of a value or type comes from more than one import. */
  static void severalModules(World world, ModuleScope module, Name name) {
    List<String> rivals = module.rivals(name.text());
    if (!rivals.isEmpty()) {
      world.error(
          RuleCode.AMBIGUOUS_NAME,
          name,
          "`%s` is imported from %s; import by name what you mean, as in `import %s.{%s}`."
              .formatted(
                  name,
                  rivals.stream().map(r -> "`" + r + "`").collect(Collectors.joining(" and ")),
                  rivals.getFirst(),
                  name));
    }
  }

  static void usesSelf(Body body) {
    body.function().ifPresent(f -> body.world().bodies().noteSelf(f));
  }

  /** A function as a value; where there are several, the first that fits the place. */
  static Type functionValue(
      Body body,
      Expr e,
      List<FunctionSymbol> functions,
      Resolution.Receiver receiver,
      Optional<Type> expected) {
    FunctionSymbol chosen = functions.getFirst();
    if (functions.size() > 1 && expected.isPresent()) {
      for (FunctionSymbol f : functions) {
        Instance candidate = Instance.of(body, f, List.of(), List.of(), e);
        boolean fits =
            body.world()
                    .attempt(() ->
                        body.world()
                            .unifier()
                            .tryFit(
                                candidate.functionType(body, e), expected.orElseThrow(), e.span()))
                    .value()
                    .compareTo(Unifier.Fit.NO)
                < 0;
        if (fits) {
          chosen = f;
          break;
        }
      }
    }
    Instance instance = Instance.of(body, chosen, List.of(), List.of(), e);
    body.world().table().put(e, new Resolution.OfFunction(chosen, instance.typeArgs(), receiver));
    return instance.functionType(body, e);
  }

  static void unknown(Body body, Name name) {
    if (name.text().equals("self")) {
      body.error(
          RuleCode.SELF_OUTSIDE,
          name,
          "`self` stands only in methods, members of spaces and functions whose first parameter it"
              + " is; give this function a parameter.");
      return;
    }
    Set<String> known = body.scope().names();
    known.addAll(body.module().valueNames());
    body.self().ifPresent(s -> known.addAll(MemberRules.memberNames(body, s.selfType())));
    body.error(
        RuleCode.UNKNOWN_NAME,
        name,
        "There is no `%s` here%s".formatted(name, Suggestions.didYouMean(name.text(), known)));
  }

  // ---- upper-case names as values ----

  static Type upper(Body body, Expr.TypeRef e, Optional<Type> expected) {
    String name = e.name().text();
    Optional<SumSymbol.Constructor> constructor = constructor(body, name, expected);
    if (constructor.isPresent() && body.scope().findTypeParameter(name).isEmpty()) {
      return constructorValue(body, e, constructor.orElseThrow(), expected);
    }
    if (body.module().type(name).isEmpty()
        && body.scope().findTypeParameter(name).isEmpty()
        && !Set.of("Unit", "Any", "Type").contains(name)) {
      unknownUpper(body, e.name());
      return Type.Special.ERROR;
    }
    Type type = typeNamed(body, e);
    body.world().table().put(e, new Resolution.OfType(type));
    return Type.Special.TYPE;
  }

  static void unknownUpper(Body body, Name name) {
    body.error(
        RuleCode.UNKNOWN_NAME,
        name,
        "There is no type or constructor `%s`%s"
            .formatted(name, Suggestions.didYouMean(name.text(), body.module().typeNames())));
  }

  /**
   * The type an upper-case name in an expression means; a generic type without arguments gets
   * holes.
   */
  static Type typeNamed(Body body, Expr.TypeRef e) {
    return typeNamed(body, e.name(), e.typeArgs());
  }

  static Type typeNamed(Body body, Name name, List<TypeExpr> typeArgs) {
    Optional<TypeSymbol> symbol = body.module().type(name.text());
    if (symbol.isPresent()
        && typeArgs.isEmpty()
        && body.scope().findTypeParameter(name.text()).isEmpty()) {
      TypeSymbol s = symbol.orElseThrow();
      body.world().headers().completeParams(s);
      List<Type> holes = s.params().stream().<Type>map(p -> body.world().fresh(p.name())).toList();
      return body.localTypes().applied(s, holes);
    }
    return body.localTypes()
        .read(
            new TypeExpr.Named(
                typeArgs.isEmpty() ? name.span() : name.span().to(typeArgs.getLast().span()),
                name,
                typeArgs));
  }

  /** The constructor of a name: of the expected sum type first, then by scope. */
  static Optional<SumSymbol.Constructor> constructor(
      Body body, String name, Optional<Type> expected) {
    Type wanted = expected.map(Types::unrefined).orElse(Type.Special.ANY);
    if (wanted instanceof Type.Con c && c.symbol() instanceof SumSymbol sum) {
      body.world().headers().complete(sum);
      Optional<SumSymbol.Constructor> own = sum.constructor(name);
      if (own.isPresent()) {
        return own;
      }
    }
    return body.module()
        .constructorOwner(name)
        .flatMap(owner -> {
          body.world().headers().complete(owner);
          return owner.constructor(name);
        });
  }

  private static Type constructorValue(
      Body body, Expr.TypeRef e, SumSymbol.Constructor c, Optional<Type> expected) {
    List<Type> args = constructorArgs(body, c, e.typeArgs(), e);
    Substitution substitution = Substitution.of(c.owner().params(), args);
    Type built = new Type.Con(c.owner(), args);
    body.world().table().put(e, new Resolution.OfConstructor(c, args));
    if (c.fields().isEmpty()) {
      CallRules.fillFromExpected(body, built, expected, e);
      return built;
    }
    if (c.named()) {
      body.error(
          RuleCode.WRONG_ARGUMENT_COUNT,
          e,
          "`%s` has named fields; write `%s { %s: … }`."
              .formatted(c, c, c.fields().getFirst().name()));
      return Type.Special.ERROR;
    }
    List<Type> params = c.fields().stream().map(f -> substitution.apply(f.type())).toList();
    Arity.function(body.world(), e, params.size());
    return new Type.Fun(params, built, Effects.PURE);
  }

  /** The type arguments of a constructor: written ones, else holes. */
  static List<Type> constructorArgs(
      Body body, SumSymbol.Constructor c, List<TypeExpr> written, Expr at) {
    if (!written.isEmpty()) {
      List<Type> args = written.stream().map(t -> body.localTypes().read(t)).toList();
      if (args.size() == c.owner().params().size()) {
        return args;
      }
      body.error(
          RuleCode.WRONG_TYPE_ARGUMENT_COUNT,
          at,
          "`%s` takes %d type arguments, but %d are written."
              .formatted(c.owner(), c.owner().params().size(), args.size()));
    }
    return c.owner().params().stream().<Type>map(p -> body.world().fresh(p.name())).toList();
  }

  /** A fresh place for the effects of a function value. */
  static Effects openEffects(String name) {
    return Effects.of(new EffectVariable(name, false));
  }
}
