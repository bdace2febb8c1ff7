package org.cascade.lang.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types for type parameters, and effects for effect variables; applied to types and effects. */
public record Substitution(Map<TypeParameter, Type> types, Map<EffectVariable, Effects> effects) {
  public static final Substitution EMPTY = new Substitution(Map.of(), Map.of());

  /** Parameters that have no argument (a mistake reported elsewhere) become {@code ERROR}. */
  public static Substitution of(List<TypeParameter> params, List<? extends Type> args) {
    Map<TypeParameter, Type> map = new HashMap<>();
    for (int i = 0; i < params.size(); i++) {
      map.put(params.get(i), i < args.size() ? args.get(i) : Type.Special.ERROR);
    }
    return new Substitution(map, Map.of());
  }

  public Substitution and(Substitution other) {
    Map<TypeParameter, Type> allTypes = new HashMap<>(types);
    allTypes.putAll(other.types);
    Map<EffectVariable, Effects> allEffects = new HashMap<>(effects);
    allEffects.putAll(other.effects);
    return new Substitution(allTypes, allEffects);
  }

  public List<Type> applyAll(List<? extends Type> all) {
    return all.stream().map(this::apply).toList();
  }

  public Type apply(Type type) {
    if (types.isEmpty() && effects.isEmpty()) {
      return type;
    }
    return switch (type) {
      case Type.Con c -> c.args().isEmpty() ? c : new Type.Con(c.symbol(), applyAll(c.args()));
      case Type.Tuple t -> t.items().isEmpty() ? t : new Type.Tuple(applyAll(t.items()));
      case Type.Fun f -> new Type.Fun(applyAll(f.params()), apply(f.result()), apply(f.effects()));
      case Type.Param p -> types.getOrDefault(p.parameter(), p);
      case Type.Refined r ->
          r.args().isEmpty() ? r : new Type.Refined(r.symbol(), applyAll(r.args()));
      case Type.Var v -> v.variable().solution().map(this::apply).orElse(v);
      case Type.Special s -> s;
    };
  }

  public Effects apply(Effects original) {
    if (effects.isEmpty() || original.variables().isEmpty()) {
      return original;
    }
    Effects result = new Effects(original.atoms(), java.util.Set.of(), original.any());
    for (EffectVariable v : original.variables()) {
      result = result.union(effects.getOrDefault(v, Effects.of(v)));
    }
    return result;
  }
}
