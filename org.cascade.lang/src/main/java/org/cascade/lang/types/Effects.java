package org.cascade.lang.types;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of effects: what a call may do.
 *
 * @param any whether nothing is known, so that all must be assumed
 */
public record Effects(Set<Atom> atoms, Set<EffectVariable> variables, boolean any) {
  public static final Effects PURE = new Effects(Set.of(), Set.of(), false);
  public static final Effects ANY = new Effects(Set.of(), Set.of(), true);
  public static final Effects IO = of(new Atom(EffectSymbol.IO, List.of()));
  public static final Effects TIME = of(new Atom(EffectSymbol.TIME, List.of()));
  public static final Effects RANDOM = of(new Atom(EffectSymbol.RANDOM, List.of()));
  public static final Effects ABORT = of(new Atom(EffectSymbol.ABORT, List.of()));

  /** Whether what does this may give up where it stands. */
  public boolean mayAbort() {
    return any || atoms.stream().anyMatch(a -> a.symbol() == EffectSymbol.ABORT);
  }

  /** One effect; {@code spaces} has the one space of {@code Read<S>} and {@code Write<S>}. */
  public record Atom(EffectSymbol symbol, List<SpaceSymbol> spaces) {
    @Override
    public String toString() {
      return spaces.isEmpty()
          ? symbol.name()
          : symbol.name() + "<" + spaces.getFirst().name() + ">";
    }
  }

  public static Effects of(Atom atom) {
    return new Effects(Set.of(atom), Set.of(), false);
  }

  public static Effects of(EffectVariable variable) {
    return new Effects(Set.of(), Set.of(variable), false);
  }

  public static Effects read(SpaceSymbol space) {
    return of(new Atom(EffectSymbol.READ, List.of(space)));
  }

  public static Effects write(SpaceSymbol space) {
    return of(new Atom(EffectSymbol.WRITE, List.of(space)));
  }

  public Effects union(Effects other) {
    if (equals(other) || other.equals(PURE)) {
      return this;
    }
    if (equals(PURE)) {
      return other;
    }
    Set<Atom> allAtoms = new LinkedHashSet<>(atoms);
    allAtoms.addAll(other.atoms);
    Set<EffectVariable> allVariables = new LinkedHashSet<>(variables);
    allVariables.addAll(other.variables);
    return new Effects(Set.copyOf(allAtoms), Set.copyOf(allVariables), any || other.any);
  }

  public Effects without(EffectSymbol symbol) {
    Set<Atom> others = new LinkedHashSet<>(atoms);
    others.removeIf(a -> a.symbol() == symbol);
    return new Effects(Set.copyOf(others), variables, any);
  }

  public boolean isPure() {
    return atoms.isEmpty() && variables.isEmpty() && !any;
  }

  /** Whether a function type with these effects shows a {@code with} clause. */
  boolean isWritten() {
    return !atoms.isEmpty();
  }

  /** In a fixed order: {@code IO, Read<S>}; {@code Pure} if empty. */
  @Override
  public String toString() {
    Set<String> names = new TreeSet<>();
    atoms.forEach(a -> names.add(a.toString()));
    variables.forEach(v -> names.add("effects of " + v));
    if (any) {
      names.add("any effect");
    }
    return names.isEmpty() ? "Pure" : String.join(", ", names);
  }
}
