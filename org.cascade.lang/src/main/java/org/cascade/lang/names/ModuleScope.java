package org.cascade.lang.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Variable;

/**
 * What a module declares, and what it sees of others: its own names first, then what it imports by
 * name, then whole imported modules, then the prelude.
 */
public final class ModuleScope {
  private ModuleUnit unit;
  private final Map<String, TypeSymbol> types;
  private final Map<String, List<FunctionSymbol>> functions;
  private final Map<String, Variable> values;
  private final Map<String, EffectSymbol> effects;
  private final Map<String, SumSymbol> constructors;
  private final List<Imported> imports;
  private final Map<String, TypeSymbol> embedded;

  /** A module that is seen; {@code only} names what of it, and is empty for all. */
  private record Imported(ModuleScope module, Set<String> only) {
    boolean shows(String name) {
      int dot = name.indexOf('.');
      return only.isEmpty() || only.contains(dot < 0 ? name : name.substring(0, dot));
    }
  }

  public ModuleScope(ModuleUnit unit) {
    this.unit = unit;
    this.types = new LinkedHashMap<>();
    this.functions = new LinkedHashMap<>();
    this.values = new LinkedHashMap<>();
    this.effects = new LinkedHashMap<>();
    this.constructors = new LinkedHashMap<>();
    this.imports = new ArrayList<>();
    this.embedded = Map.of();
  }

  private ModuleScope(ModuleScope of, Map<String, TypeSymbol> embedded) {
    this.unit = of.unit;
    this.types = of.types;
    this.functions = of.functions;
    this.values = of.values;
    this.effects = of.effects;
    this.constructors = of.constructors;
    this.imports = of.imports;
    this.embedded = embedded;
  }

  /** The same module, seen from a text that was built with types of others in it. */
  public ModuleScope with(List<TypeSymbol> others) {
    Map<String, TypeSymbol> byName = new LinkedHashMap<>();
    others.forEach(t -> byName.putIfAbsent(t.name(), t));
    return new ModuleScope(this, byName);
  }

  public ModuleUnit unit() {
    return unit;
  }

  public String name() {
    return unit.name();
  }

  /** Goes on with another version of the text. */
  public void update(ModuleUnit other) {
    unit = other;
  }

  /** Takes back all that is declared, which is then declared anew. */
  public void declareNothing() {
    types.clear();
    functions.clear();
    values.clear();
    effects.clear();
    constructors.clear();
  }

  // ---- declaring ----

  /** Whether the name was free. */
  public boolean declare(TypeSymbol type) {
    return types.putIfAbsent(type.name(), type) == null;
  }

  public void declare(FunctionSymbol function) {
    functions.computeIfAbsent(function.name(), n -> new ArrayList<>()).add(function);
  }

  /** Whether the name was free. */
  public boolean declare(Variable value) {
    return values.putIfAbsent(value.name(), value) == null;
  }

  /** Whether the name was free. */
  public boolean declare(EffectSymbol effect) {
    return effects.putIfAbsent(effect.name(), effect) == null;
  }

  /** Whether the name was free. */
  public boolean declareConstructor(String name, SumSymbol owner) {
    return constructors.putIfAbsent(name, owner) == null;
  }

  /** Takes back what it sees of others, which is then said anew. */
  public void seeNothing() {
    imports.clear();
  }

  public void see(ModuleScope module, Set<String> only) {
    imports.add(new Imported(module, only));
  }

  // ---- asking ----

  public List<TypeSymbol> types() {
    return List.copyOf(types.values());
  }

  public List<FunctionSymbol> functions() {
    return functions.values().stream().flatMap(List::stream).toList();
  }

  public List<Variable> values() {
    return List.copyOf(values.values());
  }

  public Optional<TypeSymbol> ownType(String name) {
    return Optional.ofNullable(types.get(name));
  }

  public List<FunctionSymbol> ownFunctions(String name) {
    return functions.getOrDefault(name, List.of());
  }

  public boolean declares(String name) {
    return types.containsKey(name)
        || functions.containsKey(name)
        || values.containsKey(name)
        || effects.containsKey(name)
        || constructors.containsKey(name);
  }

  public Optional<TypeSymbol> type(String name) {
    TypeSymbol own = types.get(name);
    return own != null
        ? Optional.of(own)
        : imported(name, m -> Optional.ofNullable(m.types.get(name)))
            .or(() -> Optional.ofNullable(embedded.get(name)));
  }

  public Optional<EffectSymbol> effect(String name) {
    EffectSymbol own = effects.get(name);
    return own != null
        ? Optional.of(own)
        : imported(name, m -> Optional.ofNullable(m.effects.get(name)));
  }

  /** Of its own and of imported modules. */
  public Set<String> effectNames() {
    Set<String> all = new TreeSet<>(effects.keySet());
    for (Imported i : imports) {
      i.module.effects.keySet().stream().filter(i::shows).forEach(all::add);
    }
    return all;
  }

  /** The sum type that has a constructor of this name. */
  public Optional<SumSymbol> constructorOwner(String name) {
    SumSymbol own = constructors.get(name);
    return own != null
        ? Optional.of(own)
        : imported(name, m -> Optional.ofNullable(m.constructors.get(name)));
  }

  /** A value, and the module that has it. */
  public record Value(String module, Variable variable) {}

  public Optional<Value> value(String name) {
    Variable own = values.get(name);
    return own != null
        ? Optional.of(new Value(name(), own))
        : imported(
            name, m -> Optional.ofNullable(m.values.get(name)).map(v -> new Value(m.name(), v)));
  }

  /**
   * The imported modules that have a value or type of this name, where it is neither declared here
   * nor clear which one is meant: two at least, or none. The prelude gives way to the others.
   */
  public List<String> rivals(String name) {
    if (declares(name)) {
      return List.of();
    }
    List<String> found =
        imports.stream()
            .filter(i -> i.shows(name) && !i.module.name().equals(Builtin.MODULE))
            .filter(i -> i.module.values.containsKey(name) || i.module.types.containsKey(name))
            .map(i -> i.module.name())
            .distinct()
            .toList();
    return found.size() > 1 ? found : List.of();
  }

  /** All functions of this name that are seen; own ones first. */
  public List<FunctionSymbol> functions(String name) {
    List<FunctionSymbol> all = new ArrayList<>(ownFunctions(name));
    for (Imported i : imports) {
      if (i.shows(name)) {
        i.module.ownFunctions(name).stream().filter(f -> !all.contains(f)).forEach(all::add);
      }
    }
    return all;
  }

  private <T> Optional<T> imported(
      String name, java.util.function.Function<ModuleScope, Optional<T>> ask) {
    return imports.stream()
        .filter(i -> i.shows(name))
        .map(i -> ask.apply(i.module))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** All lower-case names that are seen, for suggestions. */
  public Set<String> valueNames() {
    Set<String> all = new TreeSet<>(values.keySet());
    all.addAll(functions.keySet());
    for (Imported i : imports) {
      i.module.values.keySet().stream().filter(i::shows).forEach(all::add);
      i.module.functions.keySet().stream().filter(i::shows).forEach(all::add);
    }
    return all;
  }

  /** All upper-case names that are seen, for suggestions. */
  public Set<String> typeNames() {
    Set<String> all = new TreeSet<>(types.keySet());
    all.addAll(constructors.keySet());
    for (Imported i : imports) {
      i.module.types.keySet().stream().filter(i::shows).forEach(all::add);
      i.module.constructors.keySet().stream().filter(i::shows).forEach(all::add);
    }
    return all;
  }
}
