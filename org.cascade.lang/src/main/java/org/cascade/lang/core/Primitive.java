package org.cascade.lang.core;

/** Operations on built-in values; overflow, division by zero and bad indexes abort. */
public enum Primitive {
  INT_ADD,
  INT_SUBTRACT,
  INT_MULTIPLY,
  /** Truncates. */
  INT_DIVIDE,
  INT_REMAINDER,
  INT_POWER,
  INT_NEGATE,
  REAL_ADD,
  REAL_SUBTRACT,
  REAL_MULTIPLY,
  REAL_DIVIDE,
  REAL_REMAINDER,
  REAL_POWER,
  REAL_NEGATE,
  /** Arithmetic of a type parameter bounded by Num, BigInt or Decimal: by the values' class. */
  NUM_ADD,
  NUM_SUBTRACT,
  NUM_MULTIPLY,
  NUM_DIVIDE,
  NUM_REMAINDER,
  NUM_POWER,
  NUM_NEGATE,
  STRING_CONCAT,
  /** Short-circuit; the right operand may be any core. */
  AND,
  /** Short-circuit. */
  OR,
  NOT,
  /** Structural; on two Reals as IEEE 754 says. */
  EQUAL,
  NOT_EQUAL,
  /** By {@code Ordering}; of two Ints or two Reals directly. */
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL,
  /** {@code xs[i]}. */
  ARRAY_INDEX,
  /** {@code m[k]} of Map and BTree: aborts if there is no such key. */
  MAP_INDEX,
  /** {@code s[i]}: a String of one character. */
  STRING_INDEX,
  /** {@code a..b}: an Array of Int. */
  RANGE,
  /** As {@code to_string}. */
  SHOW
}
