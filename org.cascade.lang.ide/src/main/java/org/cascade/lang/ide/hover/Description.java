package org.cascade.lang.ide.hover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.ExternTypeSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/** An entity in words of the language, as its declaration would be with all types written. */
public final class Description {
  private Description() {}

  /** One line, or several for a type. */
  public static String of(Entity entity) {
    return switch (entity) {
      case Entity.OfVariable e -> variable(e.variable());
      case Entity.OfFunction e -> function(e.function());
      case Entity.OfType e -> type(e.type());
      case Entity.OfConstructor e -> constructor(e.constructor()) + ": " + owner(e.constructor());
      case Entity.OfField e -> e.field().name() + ": " + e.field().type();
      case Entity.OfState e ->
          "state " + e.state().name() + ": " + e.state().type() + "  // of " + e.space();
      case Entity.OfEmbed e -> "embed " + e.embed().name() + ": " + e.embed().type();
      case Entity.OfStream e ->
          "stream " + e.stream().name() + ": Stream<" + e.stream().event() + ">";
      case Entity.OfTypeParameter e -> "type parameter " + e.name();
      case Entity.OfEffect e -> effect(e.effect());
      case Entity.OfModule e -> "module " + e.unit().name();
    };
  }

  /** Markdown of its doc comment; empty if there is none. */
  public static String doc(Entity entity) {
    return switch (entity) {
      case Entity.OfFunction e -> e.function().decl().doc();
      case Entity.OfType e -> e.type().doc();
      case Entity.OfConstructor e -> e.constructor().doc();
      case Entity.OfField e -> e.field().doc();
      case Entity.OfState e -> e.state().doc();
      case Entity.OfEmbed e -> e.embed().doc();
      case Entity.OfStream e -> e.stream().decl().doc();
      case Entity.OfEffect e -> e.effect().doc();
      case Entity.OfVariable e -> "";
      case Entity.OfTypeParameter e -> "";
      case Entity.OfModule e -> "";
    };
  }

  private static String variable(Variable variable) {
    String word =
        switch (variable.kind()) {
          case PARAMETER -> "parameter ";
          case LET, MODULE_LET, PATTERN -> "let ";
          case VAR, MODULE_VAR -> "var ";
          case CONST -> "const ";
          case SELF, IMPLICIT -> "";
        };
    return word + variable.name() + ": " + Types.closed(variable.type());
  }

  /** A signature with its result, effects and constraints, inferred ones too. */
  public static String function(FunctionSymbol f) {
    String owner = f.owner().map(o -> o.name() + ".").orElse("");
    StringBuilder text = new StringBuilder(word(f)).append(owner).append(f.name());
    text.append(typeParams(f)).append(params(f));
    f.result().ifPresent(r -> text.append(" -> ").append(Types.closed(r)));
    if (f.isSolved() && !f.effects().isPure()) {
      text.append(" with ").append(f.effects());
    }
    f.decl().where().ifPresent(w -> text.append(" where ").append(w.span().text().strip()));
    return text.toString();
  }

  private static String word(FunctionSymbol f) {
    String parallel = f.decl().parallel() ? "parallel " : "";
    return switch (f.kind()) {
      case LET, METHOD -> f.extern().isPresent() ? "extern let " : "let ";
      case CONST -> "const ";
      case TRANSFORM -> parallel + "transform ";
      case TRANSACTION -> "transaction ";
      case VIEW -> parallel + "view ";
      case MIGRATE -> "migrate ";
    };
  }

  private static String typeParams(FunctionSymbol f) {
    return f.typeParams().isEmpty()
        ? ""
        : f.typeParams().stream()
            .map(Description::bounded)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String bounded(TypeParameter p) {
    return p.bounds().isEmpty()
        ? p.name()
        : p.name()
            + ": "
            + p.bounds().stream().map(Object::toString).collect(Collectors.joining(" + "));
  }

  private static String params(FunctionSymbol f) {
    return f.params().stream()
        .map(p -> p.name() + ": " + Types.closed(p.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** What a function's body makes of its type parameters: {@code T = User}. */
  public static Optional<String> constraints(FunctionSymbol f) {
    return f.equations().isEmpty()
        ? Optional.empty()
        : Optional.of(
            f.equations().stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  /** What type parameters stand for at a call: {@code `T` = `Item`, `U` = `Int`}. */
  static Optional<String> instance(FunctionSymbol f, List<Type> typeArgs) {
    List<TypeParameter> params = f.typeParams();
    if (params.isEmpty() || params.size() != typeArgs.size()) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.range(0, params.size())
            .mapToObj(i -> "`" + params.get(i).name() + "` = `" + shown(typeArgs.get(i)) + "`")
            .collect(Collectors.joining(", ", "Here ", "")));
  }

  private static String type(TypeSymbol symbol) {
    String name = symbol.name() + params(symbol);
    return switch (symbol) {
      case RecordSymbol r -> record(r, name);
      case SumSymbol s ->
          "type "
              + name
              + " = "
              + s.constructors().stream()
                  .map(Description::constructor)
                  .collect(Collectors.joining(" | "));
      case RefinementSymbol r -> "type " + name + " = " + r.base() + predicate(r);
      case AliasSymbol a -> "type " + name + " = " + a.target();
      case ExternTypeSymbol e -> "type " + name;
      case SpaceSymbol s -> space(s, name);
    };
  }

  private static String params(TypeSymbol symbol) {
    return symbol.params().isEmpty()
        ? ""
        : symbol.params().stream()
            .map(Description::bounded)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String predicate(RefinementSymbol r) {
    return r.predicate().map(p -> " where " + p.span().text().strip()).orElse("");
  }

  private static String record(RecordSymbol r, String name) {
    String word = r.isTransaction() ? "transaction type " : "type ";
    return r.fields().stream()
        .map(f -> f.name() + ": " + f.type())
        .collect(Collectors.joining(", ", word + name + " = { ", " }"));
  }

  private static String space(SpaceSymbol s, String name) {
    String word = s.isDistributed() ? "distributed space " : "space ";
    Stream<String> states = s.states().stream().map(x -> "state " + x.name() + ": " + x.type());
    Stream<String> embeds = s.embeds().stream().map(x -> "embed " + x.name() + ": " + x.type());
    return Stream.concat(states, embeds)
        .map(line -> "    " + line + "\n")
        .collect(Collectors.joining("", word + name + " {\n", "}"));
  }

  /** A constructor with the types of its parts. */
  public static String constructor(SumSymbol.Constructor c) {
    if (c.fields().isEmpty()) {
      return c.name();
    }
    return c.named()
        ? c.fields().stream()
            .map(f -> f.name() + ": " + f.type())
            .collect(Collectors.joining(", ", c.name() + " { ", " }"))
        : c.fields().stream()
            .map(f -> f.type().toString())
            .collect(Collectors.joining(", ", c.name() + "(", ")"));
  }

  private static String owner(SumSymbol.Constructor c) {
    return c.owner().params().isEmpty()
        ? c.owner().name()
        : c.owner().params().stream()
            .map(TypeParameter::name)
            .collect(Collectors.joining(", ", c.owner().name() + "<", ">"));
  }

  private static String effect(EffectSymbol e) {
    String union =
        e.union().isEmpty()
            ? ""
            : e.union().stream()
                .map(t -> t.name().text())
                .collect(Collectors.joining(" + ", " = ", ""));
    return "effect " + e.name() + union;
  }

  /** Words for what kind of function it is, where that is not clear from its text. */
  static Optional<String> note(FunctionSymbol f) {
    return f.kind() == Decl.FunctionKind.CONST
        ? Optional.of("Runs in the compiler.")
        : Optional.empty();
  }

  /** The type of a value as shown to users. */
  static String shown(Type type) {
    return Types.closed(type).toString();
  }
}
