package org.cascade.lang.ide.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/** What can stand behind the dot of a value, or of a type's name. */
public final class Members {
  private Members() {}

  /** Own members first, in the order of their declaration; then functions that take the value. */
  public static List<Entity> of(Typed typed, ModuleUnit from, Type type) {
    List<Entity> all = new ArrayList<>();
    Types.record(type).ifPresent(r -> own(r, all));
    Types.space(type).ifPresent(s -> own(s, all));
    new Names(typed, from)
        .functions().stream()
            .filter(FunctionSymbol::hasSelfParameter)
            .filter(f -> f.owner().isEmpty() && !f.params().isEmpty())
            .filter(f -> takes(f.params().getFirst().type(), type))
            .forEach(f -> all.add(new Entity.OfFunction(f)));
    return all;
  }

  /** The type of what a value has under a name, where all values of the type have the same. */
  public static Optional<Type> value(Type type, String name) {
    boolean plain = Types.unrefined(type) instanceof Type.Con c && c.args().isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    Optional<Type> field =
        Types.record(type).flatMap(r -> r.field(name)).map(RecordSymbol.Field::type);
    Optional<SpaceSymbol> space = Types.space(type);
    return field
        .or(() -> space.flatMap(s -> s.state(name)).map(SpaceSymbol.State::type))
        .or(() -> space.flatMap(s -> s.embed(name)).map(SpaceSymbol.Embed::type));
  }

  /** The members of a type that are in sight by name inside it. */
  public static List<Entity> own(TypeSymbol owner) {
    List<Entity> all = new ArrayList<>();
    switch (owner) {
      case RecordSymbol r -> own(r, all);
      case SpaceSymbol s -> own(s, all);
      default -> {}
    }
    return all;
  }

  private static void own(RecordSymbol record, List<Entity> into) {
    record.fields().forEach(f -> into.add(new Entity.OfField(f)));
    record.methods().forEach(m -> into.add(new Entity.OfFunction(m)));
  }

  private static void own(SpaceSymbol space, List<Entity> into) {
    space.states().forEach(s -> into.add(new Entity.OfState(space, s)));
    space.embeds().forEach(e -> into.add(new Entity.OfEmbed(space, e)));
    space.streams().forEach(s -> into.add(new Entity.OfStream(space, s)));
    space.functions().stream()
        .filter(f -> f.kind() != Decl.FunctionKind.MIGRATE)
        .forEach(f -> into.add(new Entity.OfFunction(f)));
  }

  /** Functions that are called on a type's name: {@code DateTime.now()}. */
  public static List<FunctionSymbol> qualified(Typed typed, ModuleUnit from, String typeName) {
    String prefix = typeName + ".";
    return new Names(typed, from)
        .functions().stream().filter(f -> f.name().startsWith(prefix)).toList();
  }

  /** Whether a parameter may take a value, whatever its type parameters are. */
  static boolean takes(Type parameter, Type value) {
    Type wanted = Types.unrefined(parameter);
    Type given = Types.unrefined(value);
    return switch (wanted) {
      case Type.Param p -> true;
      case Type.Con c ->
          given instanceof Type.Con g && c.symbol() == g.symbol() && all(c.args(), g.args());
      case Type.Tuple t -> given instanceof Type.Tuple g && all(t.items(), g.items());
      case Type.Fun f -> given instanceof Type.Fun g && f.params().size() == g.params().size();
      case Type.Special s -> s == given || s == Type.Special.ANY;
      case Type.Refined r -> false;
      case Type.Var v -> true;
    };
  }

  private static boolean all(List<Type> wanted, List<Type> given) {
    if (wanted.size() != given.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!takes(wanted.get(i), given.get(i))) {
        return false;
      }
    }
    return true;
  }
}
