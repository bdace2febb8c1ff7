package org.cascade.lang.foreign;

import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.Type;

/** How a value changes on its way from Java. What is no primitive is never taken for granted. */
public sealed interface FromJava {
  /** A primitive value as it is. */
  record Same() implements FromJava {}

  /** A primitive value as this one. */
  record Widened(String primitive) implements FromJava {}

  /** It only must be there. */
  record Present() implements FromJava {}

  /** A wrapper's number, by this method of its. */
  record Unboxed(String method) implements FromJava {}

  /** Generics have forgotten that it is of this type: it is looked at when it comes. */
  record Claimed(Type type) implements FromJava {}

  /** A character as a string. */
  record CharText() implements FromJava {}

  /** What another conversion gives is asked whether it is of a refined type. */
  record Refined(FromJava first, RefinementSymbol type) implements FromJava {}

  /** Nothing of it is used. */
  record Dropped() implements FromJava {}

  /** By a function of the boundary, such as from {@code byte[]} to {@code Bytes}. */
  record Call(String function) implements FromJava {}

  /** By a function of the boundary, and what is within by itself: elements, a value. */
  record Within(String function, FromJava each) implements FromJava {}

  /** A map. */
  record Entries(FromJava key, FromJava value) implements FromJava {}
}
