package org.cascade.lang.ide.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/** What a module sees under a name: its own, then what it imports, then the prelude's. */
public final class Names {
  private final Typed typed;
  private final ModuleUnit unit;

  public Names(Typed typed, ModuleUnit unit) {
    this.typed = typed;
    this.unit = unit;
  }

  public Optional<TypeSymbol> type(String name) {
    return seen()
        .filter(s -> s.shows(name))
        .flatMap(s -> typed.declared(s.unit.name()).types().stream())
        .filter(t -> t.name().equals(name))
        .findFirst();
  }

  public Optional<SumSymbol.Constructor> constructor(String name) {
    return seen()
        .filter(s -> s.shows(name))
        .flatMap(s -> typed.declared(s.unit.name()).types().stream())
        .filter(SumSymbol.class::isInstance)
        .flatMap(t -> ((SumSymbol) t).constructors().stream())
        .filter(c -> c.name().equals(name))
        .findFirst();
  }

  /** All functions that are seen; own ones first. */
  public List<FunctionSymbol> functions() {
    return seen()
        .flatMap(s ->
            typed.declared(s.unit.name()).functions().stream().filter(f -> s.shows(head(f.name()))))
        .distinct()
        .toList();
  }

  /** Of {@code DateTime.now}, the name that imports it. */
  private static String head(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  public List<TypeSymbol> types() {
    return seen()
        .flatMap(s -> typed.declared(s.unit.name()).types().stream().filter(t -> s.shows(t.name())))
        .distinct()
        .toList();
  }

  public List<Variable> values() {
    return seen()
        .flatMap(
            s -> typed.declared(s.unit.name()).values().stream().filter(v -> s.shows(v.name())))
        .distinct()
        .toList();
  }

  /** An effect that some module declares; built-in ones are declared nowhere. */
  public Optional<Entity> effect(String name) {
    return seen()
        .filter(s -> s.shows(name))
        .flatMap(s -> s.unit.tree().items().stream().map(i -> effect(i, s.unit, name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Entity> effect(Module.Item item, ModuleUnit in, String name) {
    return item instanceof Decl.Effect e && e.name().text().equals(name)
        ? Optional.of(entity(in, e))
        : Optional.empty();
  }

  static Entity entity(ModuleUnit in, Decl.Effect e) {
    EffectSymbol symbol = new EffectSymbol(in.name(), e.name().text(), e.doc(), e.union());
    return new Entity.OfEffect(symbol, e.name().span());
  }

  /** What a module declares under a name, of any kind. */
  public List<Entity> declaredIn(ModuleUnit module, String name) {
    Typed.Declared declared = typed.declared(module.name());
    List<Entity> found = new ArrayList<>();
    declared.types().stream()
        .filter(t -> t.name().equals(name))
        .forEach(t -> found.add(new Entity.OfType(t)));
    declared.functions().stream()
        .filter(f -> f.name().equals(name))
        .forEach(f -> found.add(new Entity.OfFunction(f)));
    declared.values().stream()
        .filter(v -> v.name().equals(name))
        .forEach(v -> found.add(new Entity.OfVariable(v)));
    module.tree().items().forEach(i -> effect(i, module, name).ifPresent(found::add));
    return found;
  }

  public Optional<ModuleUnit> module(List<Name> path) {
    return typed.program().module(String.join(".", path.stream().map(Name::text).toList()));
  }

  /** A module that is seen, and which of its names. */
  private record Seen(ModuleUnit unit, List<String> only) {
    boolean shows(String name) {
      return only.isEmpty() || only.contains(name);
    }
  }

  private Stream<Seen> seen() {
    List<Seen> all = new ArrayList<>();
    all.add(new Seen(unit, List.of()));
    for (Module.Import i : unit.tree().imports()) {
      module(i.module())
          .ifPresent(m -> all.add(new Seen(m, i.names().stream().map(Name::text).toList())));
    }
    typed.program().module(Builtin.MODULE).ifPresent(m -> all.add(new Seen(m, List.of())));
    return all.stream();
  }
}
