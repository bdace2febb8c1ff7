package org.cascade.lang.foreign;

/** How a value changes on its way to Java. */
public sealed interface ToJava {
  /** It is the same value on both sides. */
  record Same() implements ToJava {}

  /** The result of another conversion, as this very Java type, so that Java's choice is ours. */
  record As(ToJava first, String type) implements ToJava {}

  /** A number or text that may not fit the primitive type. */
  record Narrow(String primitive) implements ToJava {}

  /** From {@code Bytes} to {@code byte[]}. */
  record ToBytes() implements ToJava {}

  /** An array of primitive numbers. */
  record Numbers(String primitive) implements ToJava {}

  /** By a function of the boundary, and what is within by itself: elements, a value. */
  record Within(String function, ToJava each) implements ToJava {}

  /** An array of objects. */
  record ToArray(String component, ToJava each) implements ToJava {}

  /** A map. */
  record Entries(ToJava key, ToJava value) implements ToJava {}

  /** How far Java's type is from the language's: of several overloads the nearest is meant. */
  default int distance() {
    return switch (this) {
      case Same c -> 0;
      case As c when c.type.equals(JavaType.OBJECT) -> c.first.distance() + 9;
      case As c -> c.first.distance() + 5;
      case Narrow c ->
          switch (c.primitive) {
            case "short" -> 3;
            case "byte" -> 4;
            default -> 2;
          };
      case ToBytes c -> 1;
      case Numbers c -> c.primitive.equals("int") ? 3 : 1;
      case Within c -> 1 + c.each.distance();
      case ToArray c -> 2 + c.each.distance();
      case Entries c -> 1 + c.key.distance() + c.value.distance();
    };
  }
}
