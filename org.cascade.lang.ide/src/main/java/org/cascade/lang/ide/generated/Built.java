package org.cascade.lang.ide.generated;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.TypeSymbol;

/** What was built at compile time in a program, and for what. */
public final class Built {
  private final Typed typed;

  public Built(Typed typed) {
    this.typed = typed;
  }

  /** Whether something is declared by what a const function has built. */
  public boolean is(Entity entity) {
    return typed.table().origin(entity.declared().source()).isPresent()
        || owner(entity).filter(this::isBuilt).isPresent();
  }

  /** The type that something is a member of. */
  public Optional<TypeSymbol> owner(Entity entity) {
    return switch (entity) {
      case Entity.OfFunction f -> f.function().owner();
      case Entity.OfState s -> Optional.of(s.space());
      case Entity.OfEmbed e -> Optional.of(e.space());
      case Entity.OfStream s -> Optional.of(s.space());
      case Entity.OfField f -> types().filter(t -> hasField(t, f)).findFirst();
      case Entity.OfType e -> Optional.empty();
      case Entity.OfConstructor e -> Optional.empty();
      case Entity.OfVariable e -> Optional.empty();
      case Entity.OfTypeParameter e -> Optional.empty();
      case Entity.OfEffect e -> Optional.empty();
      case Entity.OfModule e -> Optional.empty();
    };
  }

  private static boolean hasField(TypeSymbol type, Entity.OfField field) {
    return type instanceof RecordSymbol r
        && r.fields().stream().anyMatch(f -> new Entity.OfField(f).is(field));
  }

  /** Whether all of a type was built: <code>type T = @f(…)</code>. */
  private boolean isBuilt(TypeSymbol type) {
    return typed.program().module(type.module()).stream()
        .flatMap(u -> u.tree().items().stream())
        .anyMatch(i -> i instanceof Decl.Type t && isBuilt(t) && named(t, type));
  }

  static boolean isBuilt(Decl.Type type) {
    return type.body() instanceof Decl.TypeBody.AliasBody(TypeExpr.Splice splice);
  }

  private static boolean named(Decl.Type decl, TypeSymbol type) {
    return decl.name().text().equals(type.name());
  }

  /** The module whose text it would stand in. */
  Optional<ModuleUnit> home(Entity entity) {
    Optional<String> module =
        entity instanceof Entity.OfFunction f
            ? Optional.of(f.function().module())
            : owner(entity).map(TypeSymbol::module);
    return module.or(() -> declaring(entity)).flatMap(m -> typed.program().module(m));
  }

  private Optional<String> declaring(Entity entity) {
    return typed.modules().entrySet().stream()
        .filter(m -> entities(m.getValue()).anyMatch(e -> e.is(entity)))
        .map(m -> m.getKey())
        .findFirst();
  }

  private static Stream<Entity> entities(Typed.Declared declared) {
    return Stream.of(
            declared.types().stream().<Entity>map(Entity.OfType::new),
            declared.functions().stream().<Entity>map(Entity.OfFunction::new),
            declared.values().stream().<Entity>map(Entity.OfVariable::new))
        .flatMap(s -> s);
  }

  /** All declarations of the program that were built, members included. */
  List<Entity> all() {
    return typed.modules().values().stream()
        .flatMap(m -> Stream.concat(entities(m), m.types().stream().flatMap(Built::members)))
        .filter(this::is)
        .toList();
  }

  private static Stream<Entity> members(TypeSymbol type) {
    return switch (type) {
      case RecordSymbol r ->
          Stream.concat(
              r.fields().stream().map(Entity.OfField::new),
              r.methods().stream().map(Entity.OfFunction::new));
      case SpaceSymbol s ->
          Stream.of(
                  s.states().stream().<Entity>map(x -> new Entity.OfState(s, x)),
                  s.embeds().stream().<Entity>map(x -> new Entity.OfEmbed(s, x)),
                  s.streams().stream().<Entity>map(x -> new Entity.OfStream(s, x)),
                  s.functions().stream().<Entity>map(Entity.OfFunction::new))
              .flatMap(x -> x);
      default -> Stream.empty();
    };
  }

  private Stream<TypeSymbol> types() {
    return typed.modules().values().stream().flatMap(m -> m.types().stream());
  }

  /** The functions of the same name that are declared beside one, itself too, in order. */
  List<FunctionSymbol> beside(FunctionSymbol function) {
    Stream<FunctionSymbol> all =
        function
            .owner()
            .map(o -> members(o).flatMap(Built::function))
            .orElseGet(() -> typed.declared(function.module()).functions().stream());
    return all.filter(f -> f.name().equals(function.name())).toList();
  }

  private static Stream<FunctionSymbol> function(Entity entity) {
    return entity instanceof Entity.OfFunction f ? Stream.of(f.function()) : Stream.empty();
  }

  /** The items of a module in which something was built. */
  static List<Module.Item> items(ModuleUnit unit) {
    return unit.tree().items().stream().filter(Built::builds).toList();
  }

  private static boolean builds(Module.Item item) {
    return switch (item) {
      case Decl.Splice s -> true;
      case Decl.Type t ->
          isBuilt(t)
              || (t.body() instanceof Decl.TypeBody.RecordBody b
                  && b.members().stream().anyMatch(m -> m instanceof Member.SpliceMember));
      case Decl.Space s -> s.members().stream().anyMatch(m -> m instanceof Member.SpliceMember);
      default -> false;
    };
  }
}
