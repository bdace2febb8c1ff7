package org.cascade.lang.core;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.types.Article;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.Types;

/** Questions to types that lowering asks. */
final class LowerTypes {
  private LowerTypes() {}

  /** Whether two types hold the same values in the same form; effects aside. */
  static boolean same(Type left, Type right) {
    Type a = Types.resolve(left);
    Type b = Types.resolve(right);
    return switch (a) {
      case Type.Con x ->
          b instanceof Type.Con y && x.symbol() == y.symbol() && same(x.args(), y.args());
      case Type.Tuple x -> b instanceof Type.Tuple y && same(x.items(), y.items());
      case Type.Fun x ->
          b instanceof Type.Fun y && same(x.params(), y.params()) && same(x.result(), y.result());
      case Type.Refined x ->
          b instanceof Type.Refined y && x.symbol() == y.symbol() && same(x.args(), y.args());
      default -> a.equals(b);
    };
  }

  private static boolean same(List<Type> left, List<Type> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The type with {@code Any} for all that is in it: what a value itself tells of its type. */
  static Type open(Type type) {
    return switch (Types.resolve(type)) {
      case Type.Con c -> new Type.Con(c.symbol(), anyFor(c.args()));
      case Type.Tuple t -> new Type.Tuple(anyFor(t.items()));
      case Type other -> other;
    };
  }

  private static List<Type> anyFor(List<Type> types) {
    return Collections.nCopies(types.size(), Type.Special.ANY);
  }

  /** The type parameters in types, in the order they first appear. */
  static List<TypeParameter> parameters(Type... types) {
    Set<TypeParameter> found = new LinkedHashSet<>();
    List.of(types).forEach(t -> collect(t, found));
    return List.copyOf(found);
  }

  static void collect(Type type, Set<TypeParameter> found) {
    switch (Types.resolve(type)) {
      case Type.Con c -> c.args().forEach(a -> collect(a, found));
      case Type.Refined r -> r.args().forEach(a -> collect(a, found));
      case Type.Tuple t -> t.items().forEach(a -> collect(a, found));
      case Type.Fun f -> {
        f.params().forEach(a -> collect(a, found));
        collect(f.result(), found);
      }
      case Type.Param p -> found.add(p.parameter());
      case Type.Var v -> {}
      case Type.Special s -> {}
    }
  }

  /** {@code an Age}, {@code a Port}. */
  static String withArticle(Type type) {
    return Article.of(type.toString()) + " " + type;
  }

  /** The result of a function type; the type itself if it is none. */
  static Type resultOf(Type type) {
    return Types.unrefined(type) instanceof Type.Fun f ? f.result() : type;
  }

  static List<Type> paramsOf(Type type) {
    return Types.unrefined(type) instanceof Type.Fun f ? f.params() : List.of();
  }
}
