package org.cascade.lang.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pure questions to types. */
public final class Types {
  private Types() {}

  /** A solved variable's solution, else the type itself; only the outermost layer is looked at. */
  public static Type resolve(Type type) {
    Type current = type;
    while (current instanceof Type.Var v && v.variable().solution().isPresent()) {
      current = v.variable().solution().orElseThrow();
    }
    return current;
  }

  /** The type below all refinements of the outermost layer. */
  public static Type unrefined(Type type) {
    Type current = resolve(type);
    while (current instanceof Type.Refined r) {
      current = resolve(r.base());
    }
    return current;
  }

  /**
   * The type with every refinement in it replaced by its base, and every variable resolved. A
   * refinement that comes again inside its own base keeps its name there.
   */
  public static Type erased(Type type) {
    return erased(type, Set.of());
  }

  private static Type erased(Type type, Set<RefinementSymbol> around) {
    Set<RefinementSymbol> open = new HashSet<>(around);
    Type current = resolve(type);
    while (current instanceof Type.Refined r) {
      if (!open.add(r.symbol())) {
        return r;
      }
      current = resolve(r.base());
    }
    return switch (current) {
      case Type.Con c -> new Type.Con(c.symbol(), erasedAll(c.args(), open));
      case Type.Tuple t -> new Type.Tuple(erasedAll(t.items(), open));
      case Type.Fun f ->
          new Type.Fun(erasedAll(f.params(), open), erased(f.result(), open), f.effects());
      case Type other -> other;
    };
  }

  private static List<Type> erasedAll(List<Type> types, Set<RefinementSymbol> around) {
    return types.stream().map(t -> erased(t, around)).toList();
  }

  /** The type with every solved variable replaced; unsolved ones stay. */
  public static Type zonk(Type type) {
    return switch (resolve(type)) {
      case Type.Con c ->
          c.args().isEmpty()
              ? c
              : new Type.Con(c.symbol(), c.args().stream().map(Types::zonk).toList());
      case Type.Tuple t -> new Type.Tuple(t.items().stream().map(Types::zonk).toList());
      case Type.Fun f ->
          new Type.Fun(
              f.params().stream().map(Types::zonk).toList(), zonk(f.result()), f.effects());
      case Type.Refined r ->
          r.args().isEmpty()
              ? r
              : new Type.Refined(r.symbol(), r.args().stream().map(Types::zonk).toList());
      case Type other -> other;
    };
  }

  /** As {@link #zonk}, with {@code Any} for variables that nothing has solved. */
  public static Type closed(Type type) {
    return switch (resolve(type)) {
      case Type.Con c ->
          c.args().isEmpty()
              ? c
              : new Type.Con(c.symbol(), c.args().stream().map(Types::closed).toList());
      case Type.Tuple t -> new Type.Tuple(t.items().stream().map(Types::closed).toList());
      case Type.Fun f ->
          new Type.Fun(
              f.params().stream().map(Types::closed).toList(), closed(f.result()), f.effects());
      case Type.Refined r ->
          new Type.Refined(r.symbol(), r.args().stream().map(Types::closed).toList());
      case Type.Var v -> v.variable().isUnbuilt() ? v : Type.Special.ANY;
      case Type other -> other;
    };
  }

  /** The variables without a solution in a type, each once. */
  public static List<InferenceVariable> unsolved(Type type) {
    List<InferenceVariable> found = new ArrayList<>();
    collect(type, found);
    return found;
  }

  private static void collect(Type type, List<InferenceVariable> found) {
    switch (resolve(type)) {
      case Type.Con c -> c.args().forEach(a -> collect(a, found));
      case Type.Tuple t -> t.items().forEach(a -> collect(a, found));
      case Type.Fun f -> {
        f.params().forEach(a -> collect(a, found));
        collect(f.result(), found);
      }
      case Type.Refined r -> r.args().forEach(a -> collect(a, found));
      case Type.Var v -> {
        if (!found.contains(v.variable())) {
          found.add(v.variable());
        }
      }
      case Type.Param p -> {}
      case Type.Special s -> {}
    }
  }

  public static boolean isError(Type type) {
    return resolve(type) == Type.Special.ERROR;
  }

  /** Whether a mistake that was told already is somewhere in the type. */
  public static boolean holdsError(Type type) {
    return switch (resolve(type)) {
      case Type.Con c -> c.args().stream().anyMatch(Types::holdsError);
      case Type.Tuple t -> t.items().stream().anyMatch(Types::holdsError);
      case Type.Fun f -> holdsError(f.result()) || f.params().stream().anyMatch(Types::holdsError);
      case Type.Refined r -> r.args().stream().anyMatch(Types::holdsError);
      case Type.Var v -> false;
      case Type.Param p -> false;
      case Type.Special s -> s == Type.Special.ERROR;
    };
  }

  public static boolean isUnit(Type type) {
    return resolve(type) instanceof Type.Tuple t && t.items().isEmpty();
  }

  /** The record of a record type, refinements aside. */
  public static Optional<RecordSymbol> record(Type type) {
    return unrefined(type) instanceof Type.Con c && c.symbol() instanceof RecordSymbol r
        ? Optional.of(r)
        : Optional.empty();
  }

  /** The space of a space's type. */
  public static Optional<SpaceSymbol> space(Type type) {
    return unrefined(type) instanceof Type.Con c && c.symbol() instanceof SpaceSymbol s
        ? Optional.of(s)
        : Optional.empty();
  }

  /** The arguments of a declared type, refinements aside; none for other types. */
  public static List<Type> args(Type type) {
    return unrefined(type) instanceof Type.Con c ? c.args() : List.of();
  }
}
