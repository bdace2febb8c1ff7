package org.cascade.lang.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What each form of the language becomes in core. */
class LoweringTest {
  @Test
  void tryReturnsTheErrorAsTheFunctionsOwn() {
    Lowered sample =
        Lowered.of(
            """
            let half(n: Int) -> Result<Int, String> = if n % 2 == 0 { Ok(n / 2) } else { Err("odd") }
            let text(n: Int) -> Result<String, String> = Ok("$(half(n)?)")
            let maybe(xs: Array<Int>) -> Option<Int> = Some(xs.first()? + 1)
            let seen = (text(4), text(3), maybe([1]), maybe([]))
            """);
    assertEquals("(Ok(\"2\"), Err(\"odd\"), Some(2), None)", sample.value("seen"));
    assertEquals(
        """
        function text(n: Int) = Ok(template(switch half(n) {
          Ok(value) => value
          Err(error) => return Err(error)
        }))\
        """,
        sample.text("text"));
  }

  @Test
  void tryInALambdaLeavesTheLambda() {
    Lowered sample =
        Lowered.of(
            """
            let seen = [Some(1), None].map(o => { let n = o?; Some(n + 1) })
            """);
    assertEquals("[Some(2), None]", sample.value("seen"));
  }

  @Test
  void chainsEvaluateTheirOperandsOnce() {
    Lowered sample = Lowered.of("let f(a: Int, b: Int) -> Bool = 0 <= a * 2 < b + 1 < 100\n");
    assertEquals(
        """
        function f(a: Int, b: Int) = let operand = int_multiply(a, 2)
        let operand#2 = int_add(b, 1)
        and(and(less_equal(0, operand), less(operand, operand#2)), less(operand#2, 100))\
        """,
        sample.text("f"));
  }

  @Test
  void pipesCallWhatStandsBehindThem() {
    Lowered sample =
        Lowered.of(
            """
            let twice(n: Int) -> Int = n * 2
            let seen = (3 |> twice |> Some, 4 |> (n => n + 1))
            """);
    assertEquals("(Some(6), 5)", sample.value("seen"));
  }

  @Test
  void methodsThatAssignSelfGiveTheUpdatedCopy() {
    Lowered sample =
        Lowered.of(
            """
            type C = { n: Int, log: Array<String>,
                add(self, by: Int) { self.n = self.n + by; self.log = log.append("add $(by)") }
                all(self, xs: Array<Int>) { for x in xs { if x < 0 { return }; self.n = self.n + x } }
            }
            let seen = C { log: [], n: 1 }.add(3).all([1, 2, -1, 5])
            """);
    assertEquals("C { n: 7, log: [\"add 3\"] }", sample.value("seen"));
  }

  @Test
  void fieldsAreEvaluatedAsTheyAreWritten() {
    Lowered sample =
        Lowered.of(
            """
            type P = { a: Int, b: Int }
            let f() -> P = P { b: error("b first"), a: error("a first") }
            let seen = f()
            """);
    assertEquals("abort: b first", sample.value("seen"));
  }

  @Test
  void localFunctionsThatOnlyReadAreLifted() {
    Lowered sample =
        Lowered.of(
            """
            let f<T>(xs: Array<T>, x: T, n: Int) -> Array<T> = {
                let go(k: Int, ys: Array<T>) -> Array<T> = if k == 0 { ys } else { go(k - 1, put(ys)) }
                let put(ys: Array<T>) -> Array<T> = ys.append(x)
                go(n, xs)
            }
            let seen = f([1], 2, 3)
            """);
    assertEquals("[1, 2, 2, 2]", sample.value("seen"));
    assertEquals("function f_put(x: T, ys: Array<T>) = append(ys, x)", sample.text("f_put"));
    assertEquals("[T]", sample.function("f_put").symbol().typeParams().toString());
  }

  @Test
  void localFunctionsThatAssignShareTheVariable() {
    Lowered sample =
        Lowered.of(
            """
            let f(n: Int) -> Int = {
                var sum = 0
                let add(k: Int) -> Unit = { sum := sum + k }
                let down(k: Int) -> Unit = { if k > 0 { add(k); down(k - 1) } }
                down(n)
                [10, 20].each(x => { sum := sum + x })
                sum
            }
            let seen = f(3)
            """);
    assertEquals("36", sample.value("seen"));
    Core.Let let = (Core.Let) sample.function("f").body();
    assertTrue(let.local().isShared());
  }

  @Test
  void variablesThatStayInTheirFunctionAreNotShared() {
    Lowered sample =
        Lowered.of(
            "let f() -> Int = { var n = 0; while n < 5 { n := n + 1 }; n }\nlet seen = f()\n");
    assertFalse(((Core.Let) sample.function("f").body()).local().isShared());
    assertEquals("5", sample.value("seen"));
  }

  @Test
  void castsAreCheckedAndSayWhatFailed() {
    Lowered sample =
        Lowered.of(
            """
            type Age = Int where 0 <= value < 150
            type Even = Int where value % 2 == 0 else "it must be even"
            let age(n: Int) -> Age = n as Age
            let even(n: Int) -> Result<Even, String> = Even.of(n)
            let ages(xs: Array<Int>) -> Array<Age> = xs as Array<Age>
            let any(v: Any) -> Age = v as Age
            let seen = (age(5), even(2), even(3), ages([1, 2]), any(7))
            let low = age(-1)
            let high = age(200)
            let all = ages([1, 200])
            let other = any("x")
            let big = any(200)
            """);
    assertEquals(
        "(5, Ok(2), Err(\"3 is not an Even: it must be even\"), [1, 2], 7)", sample.value("seen"));
    assertEquals("abort: -1 is not an Age: 0 <= value is false", sample.value("low"));
    assertEquals("abort: 200 is not an Age: value < 150 is false", sample.value("high"));
    assertEquals("abort: [1, 200] is not an Array<Age>", sample.value("all"));
    assertEquals("abort: x is not an Age", sample.value("other"));
    assertEquals("abort: 200 is not an Age: value < 150 is false", sample.value("big"));
  }

  @Test
  void pipelinesInParallelFunctionsAreFused() {
    Lowered sample =
        Lowered.of(
            """
            space S {
                state xs: Array<Int> = []
                parallel transform big() -> Array<Int> { xs.map(x => x * 2).filter(x => x > 3) }
                parallel transform any_big() -> Bool { xs.map(x => x * 2).any(x => x > 3) }
                transform plain() -> Array<Int> { xs.map(x => x * 2) }
            }
            """);
    String text = CorePrinter.print(sample.module());
    assertTrue(
        text.contains(
            "parallel self.state xs | map (x: Int) => int_multiply(x, 2)"
                + " | filter (x#2: Int) => greater(x#2, 3) | to_array"),
        text);
    assertTrue(text.contains("| any (x"), text);
    assertTrue(text.contains("function S.plain(self#3) = map("), text);
  }

  @Test
  void topLevelSpacesAreRoots() {
    Lowered sample =
        Lowered.of(
            """
            space A { state n: Int = 0 }
            space B { embed a: A; state m: Int }
            let a = A.new()
            let b = B.new(a, m: 2)
            """);
    String text = CorePrinter.print(sample.module());
    assertTrue(text.contains("sample.a := new A(root sample.a)"), text);
    assertTrue(text.contains("sample.b := new B(m: 2 sample.a root sample.b)"), text);
  }
}
