package org.cascade.lang.infer;

import org.cascade.lang.types.Type;

/** What a place makes of an expression's value. */
public sealed interface Coercion {
  /** The type the value has afterwards. */
  Type to();

  /**
   * The same value under a wider type: {@code Age} as {@code Int}, {@code Int} as {@code Any},
   * {@code Array<User>} as {@code Array<T>} where {@code T = User}.
   */
  record Widen(Type to) implements Coercion {}

  /**
   * The same value, once it is shown that it satisfies the refinements that {@code to} has and its
   * own type has not: {@code to} is a {@code Type.Refined}, or holds one inside (elements of
   * arrays).
   */
  record Prove(Type to) implements Coercion {}

  /** The value is dropped: a block or lambda whose result is {@code Unit}. */
  record Discard(Type to) implements Coercion {}

  /**
   * A Bool as a vote in a transaction type: {@code Ok(())}, or {@code Err} of the expression's
   * text.
   */
  record Vote(Type to) implements Coercion {}
}
