package org.cascade.lang.refine.term;

/**
 * Functions of the library whose meaning is known beyond "a function". The receiver is the first
 * argument. Lengths, which every collection and String has, are {@link Term.Kind#LENGTH}.
 */
public enum LibraryOp {
  /** {@code xs[i]}: (array, index). */
  ARRAY_INDEX,
  /** {@code xs.get(i)}: an Option. */
  ARRAY_GET,
  ARRAY_FIRST,
  ARRAY_LAST,
  ARRAY_APPEND,
  ARRAY_CONCAT,
  ARRAY_INSERT_AT,
  ARRAY_REMOVE_AT,
  ARRAY_SET,
  /** (array, closure). */
  ARRAY_MAP,
  /** (array, closure). */
  ARRAY_FILTER,
  ARRAY_REVERSE,
  ARRAY_SORT,
  /** (array, closure). */
  ARRAY_SORT_BY,
  ARRAY_TAKE,
  ARRAY_DROP,
  ARRAY_SLICE,
  ARRAY_DISTINCT,
  /** {@code a..b}: (from, to). */
  ARRAY_RANGE,
  ARRAY_CONTAINS,
  ARRAY_TO_SET,
  SET_TO_ARRAY,
  SET_INSERT,
  SET_REMOVE,
  SET_CONTAINS,
  SET_UNION,
  SET_INTERSECT,
  SET_MINUS,
  /** Of Map and BTree alike. */
  MAP_INDEX,
  MAP_GET,
  MAP_INSERT,
  MAP_REMOVE,
  MAP_CONTAINS,
  MAP_KEYS,
  MAP_VALUES,
  STRING_STARTS_WITH,
  STRING_ENDS_WITH,
  STRING_CONTAINS,
  /** (text, pattern): the whole text matches. */
  STRING_MATCHES,
  STRING_TRIM,
  STRING_TO_UPPER,
  STRING_TO_LOWER,
  STRING_SLICE,
  STRING_SHOW
}
