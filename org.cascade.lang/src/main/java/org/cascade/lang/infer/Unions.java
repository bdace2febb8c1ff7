package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.EffectSymbol;
import org.cascade.lang.types.Effects;

/**
 * What declared effects stand for: themselves, or the union behind {@code =}, read when it is first
 * asked for, so that the order of declarations does not matter.
 */
final class Unions {
  private final World world;
  private final Map<EffectSymbol, Home> homes = new IdentityHashMap<>();
  private final Map<EffectSymbol, Effects> known = new HashMap<>();
  private final List<EffectSymbol> reading = new ArrayList<>();

  private record Home(ModuleScope module, Work work) {}

  Unions(World world) {
    this.world = world;
  }

  void settle(EffectSymbol symbol, ModuleScope module, Work work) {
    homes.put(symbol, new Home(module, work));
  }

  /** Takes an effect out that is replaced. */
  void remove(EffectSymbol symbol) {
    homes.remove(symbol);
    known.remove(symbol);
  }

  /**
   * @param at where it is named
   */
  Effects of(EffectSymbol symbol, Span at) {
    Home home = homes.get(symbol);
    if (symbol.union().isEmpty() || home == null) {
      return Effects.of(new Effects.Atom(symbol, List.of()));
    }
    if (reading.contains(symbol)) {
      circle(symbol, at);
      return Effects.PURE;
    }
    Effects before = known.get(symbol);
    if (before != null) {
      return before;
    }
    reading.add(symbol);
    Effects all = world.within(home.work, () -> read(symbol, home.module));
    reading.removeLast();
    known.put(symbol, all);
    return all;
  }

  private Effects read(EffectSymbol symbol, ModuleScope module) {
    TypeReader reader = new TypeReader(world, module, Scope.outermost(), Effects.ANY);
    Effects all = Effects.PURE;
    for (TypeExpr.Named part : symbol.union()) {
      all = all.union(reader.effect(part));
    }
    return all;
  }

  private void circle(EffectSymbol symbol, Span at) {
    List<String> names =
        reading.subList(reading.indexOf(symbol), reading.size()).stream()
            .map(EffectSymbol::name)
            .toList();
    world.error(
        RuleCode.CYCLIC_DEFINITION,
        at,
        "The effect `%s` is a union of itself (%s → %s); take one of them out of its union."
            .formatted(symbol, String.join(" → ", names), symbol));
  }

  /** Reads those that nobody has asked for, for their mistakes. */
  void readAll() {
    List.copyOf(homes.keySet()).stream()
        .filter(s -> !s.union().isEmpty())
        .sorted(java.util.Comparator.comparing(s -> s.union().getFirst().span().offset()))
        .forEach(s -> of(s, s.union().getFirst().span()));
  }
}
