package org.cascade.lang.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code match} becomes: switches, tests and shared arms. */
class LowerMatchTest {
  @Test
  void constructorsBecomeOneSwitch() {
    Lowered sample =
        Lowered.of(
            """
            type Shape = Circle(Real) | Rect { w: Real, h: Real } | Dot
            let area(s: Shape) -> Real = match s {
                Circle(r) => r * r
                Rect { w, h } => w * h
                Dot => 0.0
            }
            """);
    assertEquals(
        """
        function area(s: Shape) = switch s {
          Circle(r) => real_multiply(r, r)
          Rect(w, h) => real_multiply(w, h)
          Dot => 0.0
        }\
        """,
        sample.text("area"));
  }

  @Test
  void theFirstRowThatMatchesWins() {
    Lowered sample =
        Lowered.of(
            """
            let f(a: Int, b: String) -> String = match (a, b) {
                (0, "x" | "y") => "1"
                (0 | 1, _) => "2"
                (2..5, t) where t.length() > 1 => "3$(t)"
                (n, "x") where n > 100 => "4"
                (3, _) => "5"
                (_, "zz") => "6"
                _ => "7"
            }
            let seen = [f(0, "x"), f(0, "y"), f(0, "z"), f(1, "x"), f(2, "ab"), f(5, "ab"), f(3, "a"),
                f(200, "x"), f(99, "x"), f(9, "zz"), f(2, "zz")]
            """);
    assertEquals(
        "[\"1\", \"1\", \"2\", \"2\", \"3ab\", \"7\", \"5\", \"4\", \"7\", \"6\", \"3zz\"]",
        sample.value("seen"));
  }

  @Test
  void nestedAlternativesBindTheSameNames() {
    Lowered sample =
        Lowered.of(
            """
            type E = Num(Int) | Neg(E) | Add(E, E)
            let first(e: E) -> Int = match e {
                Num(n) | Neg(Num(n)) => n
                Add(Num(n) | Neg(Num(n)), Num(0)) => n + 1000
                Add(l, _) | Neg(l) => first(l) + 1
            }
            let seen = [first(Num(1)), first(Neg(Num(2))), first(Add(Num(3), Num(0))),
                first(Add(Neg(Num(4)), Num(0))), first(Add(Num(5), Num(1))), first(Neg(Neg(Num(6))))]
            """);
    assertEquals("[1, 2, 1003, 1004, 6, 7]", sample.value("seen"));
  }

  @Test
  void recordsTuplesAndTypesAreTakenApart() {
    Lowered sample =
        Lowered.of(
            """
            type P = { x: Int, y: Int }
            let f(p: P, o: Option<(Int, P)>) -> Int = match (p, o) {
                (P { x: 0 }, _) => 0
                (P { x, y: 1 }, Some((k, P { y }))) => x * 100 + k * 10 + y
                (q, Some((_, r))) where q == r => -1
                (_, None) => -2
                _ => -3
            }
            let g(v: Any) -> String = match v {
                0 => "zero"
                n: Int => "int $(n)"
                s: String => s
                _ => "?"
            }
            let a = P { x: 0, y: 0 }
            let b = P { x: 7, y: 1 }
            let c = P { x: 7, y: 2 }
            let seen = [f(a, None), f(b, Some((3, c))), f(c, Some((1, c))), f(c, None), f(c, Some((1, a)))]
            let types = [g(0), g(5), g("s"), g(true)]
            """);
    assertEquals("[0, 732, -1, -2, -3]", sample.value("seen"));
    assertEquals("[\"zero\", \"int 5\", \"s\", \"?\"]", sample.value("types"));
  }

  @Test
  void codeGrowsWithThePatternsAndNoFaster() {
    assertTrue(staggered(12) < 5 * staggered(4), "12 rows: " + staggered(12));
  }

  /** Rows that each ask of another column: what decision trees blow up on. */
  private static int staggered(int n) {
    String params =
        IntStream.range(0, n).mapToObj(i -> "a" + i + ": Bool").collect(Collectors.joining(", "));
    String tuple = IntStream.range(0, n).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    String rows =
        IntStream.range(0, n - 1)
            .mapToObj(row ->
                IntStream.range(0, n)
                        .mapToObj(i -> i == row || i == row + 1 ? "true" : "_")
                        .collect(Collectors.joining(", ", "(", ")"))
                    + " => "
                    + row
                    + "\n")
            .collect(Collectors.joining());
    String text = "let f(%s) -> Int = match (%s) {\n%s_ => -1\n}\n".formatted(params, tuple, rows);
    return Lowered.of(text).size("f");
  }
}
