package org.cascade.lang.infer;

import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.types.EffectVariable;
import org.cascade.lang.types.InferenceVariable;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * Where type parameters occur. Values do not change, so a parameter may vary unless it is what a
 * function takes. Inside the type itself it is taken to vary, which is the greatest fixpoint.
 */
final class Variance {
  private Variance() {}

  static List<Boolean> of(RecordSymbol r) {
    return all(r, r.fields().stream().map(RecordSymbol.Field::type).toList());
  }

  static List<Boolean> of(SumSymbol s) {
    return all(
        s,
        s.constructors().stream()
            .flatMap(c -> c.fields().stream())
            .map(RecordSymbol.Field::type)
            .toList());
  }

  private static List<Boolean> all(TypeSymbol symbol, List<Type> parts) {
    return symbol.params().stream().map(p -> parts.stream().noneMatch(t -> taken(t, p))).toList();
  }

  /** Whether the hole stands where a value is taken rather than given. */
  static boolean taken(Type type, InferenceVariable hole) {
    return switch (Types.resolve(type)) {
      case Type.Fun f ->
          f.params().stream().anyMatch(x -> Types.unsolved(x).contains(hole))
              || taken(f.result(), hole);
      case Type.Tuple t -> t.items().stream().anyMatch(x -> taken(x, hole));
      case Type.Con c ->
          Stream.iterate(0, i -> i < c.args().size(), i -> i + 1)
              .anyMatch(i ->
                  taken(c.args().get(i), hole)
                      || !c.symbol().isCovariant(i)
                          && Types.unsolved(c.args().get(i)).contains(hole));
      case Type.Refined r -> r.args().stream().anyMatch(x -> taken(x, hole));
      case Type.Param x -> false;
      case Type.Var v -> false;
      case Type.Special s -> false;
    };
  }

  /** Whether the parameter occurs where a value is taken rather than given. */
  private static boolean taken(Type type, TypeParameter p) {
    return switch (Types.resolve(type)) {
      case Type.Fun f -> f.params().stream().anyMatch(x -> mentions(x, p)) || taken(f.result(), p);
      case Type.Tuple t -> t.items().stream().anyMatch(x -> taken(x, p));
      case Type.Con c ->
          Stream.iterate(0, i -> i < c.args().size(), i -> i + 1)
              .anyMatch(i ->
                  taken(c.args().get(i), p)
                      || !c.symbol().isCovariant(i) && mentions(c.args().get(i), p));
      case Type.Refined r -> r.args().stream().anyMatch(x -> taken(x, p));
      case Type.Param x -> false;
      case Type.Var v -> false;
      case Type.Special s -> false;
    };
  }

  private static boolean mentions(Type type, TypeParameter p) {
    return switch (Types.resolve(type)) {
      case Type.Fun f ->
          f.params().stream().anyMatch(x -> mentions(x, p)) || mentions(f.result(), p);
      case Type.Tuple t -> t.items().stream().anyMatch(x -> mentions(x, p));
      case Type.Con c -> c.args().stream().anyMatch(x -> mentions(x, p));
      case Type.Refined r -> r.args().stream().anyMatch(x -> mentions(x, p));
      case Type.Param x -> x.parameter() == p;
      case Type.Var v -> false;
      case Type.Special s -> false;
    };
  }

  /** Whether a function type inside has these effects. */
  static boolean mentions(Type type, EffectVariable variable) {
    return switch (Types.resolve(type)) {
      case Type.Fun f ->
          f.effects().variables().contains(variable)
              || mentions(f.result(), variable)
              || f.params().stream().anyMatch(x -> mentions(x, variable));
      case Type.Tuple t -> t.items().stream().anyMatch(x -> mentions(x, variable));
      case Type.Con c -> c.args().stream().anyMatch(x -> mentions(x, variable));
      case Type.Refined r -> r.args().stream().anyMatch(x -> mentions(x, variable));
      case Type.Param x -> false;
      case Type.Var v -> false;
      case Type.Special s -> false;
    };
  }
}
