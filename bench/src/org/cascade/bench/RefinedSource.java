package org.cascade.bench;

import java.util.List;

/**
 * The same functions in Cascade and in Dafny, five lines and one claim each, all different: bounds,
 * an index, the middle of a range, a loop, a record with an invariant.
 */
final class RefinedSource {
  /** One function; {@code %1$d} is its number. */
  private record Pair(String cascade, String dafny) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(
              """
              let clamp%1$d(n: Int) -> { r: Int | 0 <= r and r <= %1$d } {
                  if n < 0 { return 0 }
                  if n > %1$d { return %1$d }
                  n
              }
              """,
              """
              method Clamp%1$d(n: int) returns (r: int) ensures 0 <= r <= %1$d {
                  if n < 0 { return 0; }
                  if n > %1$d { return %1$d; }
                  return n;
              }
              """),
          new Pair(
              """
              let last%1$d(xs: Array<Int>) -> Int {
                  let length = xs.length
                  if length <= %1$d { return 0 }
                  at(xs, length - 1 - %1$d)
              }
              """,
              """
              method Last%1$d(xs: seq<int>) returns (r: int) {
                  var length := |xs|;
                  if length <= %1$d { return 0; }
                  r := At(xs, length - 1 - %1$d);
              }
              """),
          new Pair(
              """
              let middle%1$d(low: Int, high: Int) -> Int where 0 <= low and low < high {
                  let middle = low + (high - low) / 2
                  assert low <= middle and middle - %1$d < high
                  middle
              }
              """,
              """
              method Middle%1$d(low: int, high: int) returns (middle: int) requires 0 <= low < high {
                  middle := low + (high - low) / 2;
                  assert low <= middle && middle - %1$d < high;
                  return middle;
              }
              """),
          new Pair(
              """
              let count%1$d(n: Int) -> { r: Int | r >= %1$d } where n >= %1$d {
                  var k = 0
                  while k < n { k := k + 1 }
                  k
              }
              """,
              """
              method Count%1$d(n: int) returns (k: int) requires n >= %1$d ensures k >= %1$d {
                  k := 0;
                  while k < n invariant k <= n { k := k + 1; }
                  return k;
              }
              """),
          new Pair(
              """
              let widen%1$d(r: Range, by: Int) -> Range where 0 <= by and by < 1000 and r.to < 1000 {
                  let to = r.to + by
                  let wide = Range { from: r.from, to: to + %1$d }
                  wide
              }
              """,
              """
              method Widen%1$d(r: Range, more: int) returns (w: Range) requires Valid(r) && 0 <= more < 1000 && r.high < 1000 ensures Valid(w) {
                  var high := r.high + more;
                  var wide := Range(r.low, high + %1$d);
                  return wide;
              }
              """));

  private static final String CASCADE =
      """
      type Range = { from: Int, to: Int, assert from <= to }
      let at(xs: Array<Int>, i: Int) -> Int where 0 <= i and i < xs.length = xs[i]
      """;

  private static final String DAFNY =
      """
      datatype Range = Range(low: int, high: int)
      predicate Valid(r: Range) { r.low <= r.high }
      method At(xs: seq<int>, i: int) returns (r: int) requires 0 <= i < |xs| { return xs[i]; }
      """;

  private RefinedSource() {}

  /** So many functions in Cascade. */
  static String cascade(int functions) {
    StringBuilder text = new StringBuilder(CASCADE);
    for (int i = 0; i < functions; i++) {
      text.append(PAIRS.get(i % PAIRS.size()).cascade().formatted(i));
    }
    return text.toString();
  }

  /** The same in Dafny, whose numbers have no bounds, and whose loops need invariants. */
  static String dafny(int functions) {
    StringBuilder text = new StringBuilder(DAFNY);
    for (int i = 0; i < functions; i++) {
      text.append(PAIRS.get(i % PAIRS.size()).dafny().formatted(i));
    }
    return text.toString();
  }
}
