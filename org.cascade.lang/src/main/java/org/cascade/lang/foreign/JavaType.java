package org.cascade.lang.foreign;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type of Java's, as its source writes it.
 *
 * <p>{@link #toString} is what users see.
 */
public sealed interface JavaType {
  JavaType VOID = new Primitive("void");
  String OBJECT = "java.lang.Object";

  /** {@code int}, {@code void}. */
  record Primitive(String name) implements JavaType {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A class or interface.
   *
   * @param name in full, with dots before member classes too
   * @param args none for a raw type
   */
  record Named(String name, List<JavaType> args) implements JavaType {
    /** The i-th argument; what a raw type has there may be anything. */
    JavaType arg(int i) {
      return i < args.size() ? args.get(i) : new Variable("?");
    }

    @Override
    public String toString() {
      String simple = name.startsWith("java.lang.") ? name.substring(10) : name;
      return args.isEmpty()
          ? simple
          : simple
              + args.stream().map(JavaType::toString).collect(Collectors.joining(", ", "<", ">"));
    }
  }

  record ArrayOf(JavaType component) implements JavaType {
    @Override
    public String toString() {
      return component + "[]";
    }
  }

  /** A type parameter, or a wildcard without a bound: what stands there, only the use tells. */
  record Variable(String name) implements JavaType {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The class's name without arguments, to cast to. */
  default String erased() {
    return switch (this) {
      case Primitive p -> p.name;
      case Named n -> n.name;
      case ArrayOf a -> a.component.erased() + "[]";
      case Variable v -> OBJECT;
    };
  }

  /** The wrapper class of a primitive type; any other type as it is. */
  default JavaType boxed() {
    return this instanceof Primitive p
        ? new Named(
            switch (p.name) {
              case "int" -> "java.lang.Integer";
              case "char" -> "java.lang.Character";
              default ->
                  "java.lang." + Character.toUpperCase(p.name.charAt(0)) + p.name.substring(1);
            },
            List.of())
        : this;
  }
}
