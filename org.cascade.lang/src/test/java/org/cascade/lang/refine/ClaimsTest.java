package org.cascade.lang.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.refine.replay.Replayed;
import org.cascade.lang.refine.solve.ProofCache;
import org.junit.jupiter.api.Test;

/** Whether claims of whole programs are proved, refuted or left open, and in which words. */
class ClaimsTest {
  private static final String PORT = "type Port = Int where 1 <= value and value <= 65535\n";

  private static List<Diagnostic> check(String text) {
    return Compiler.compile(CompileRequest.ofText("sample.cascade", text, Phase.CHECK))
        .diagnostics();
  }

  private static void holds(String body) {
    assertEquals(List.of(), check(PORT + body));
  }

  private static void fails(String expected, String body) {
    List<String> found = check(PORT + body).stream().map(ClaimsTest::shown).toList();
    assertEquals(List.of(expected), found);
  }

  /**
   * {@code 4: CAS0400: words}: the line, counted behind the declaration of Port, and a first
   * sentence.
   */
  private static String shown(Diagnostic d) {
    String first = d.message().split("(?<=\\.) (?=Write|Inside|Keep|Nothing|What)")[0];
    return "%d: %s: %s".formatted(d.span().line() - 1, d.code().id(), first);
  }

  @Test
  void constants() {
    holds("let a: Port = 80\nlet b = 70\nlet c: Port = b + 10\n");
    fails(
        "1: CAS0400: `70000` is not a `Port`: `value <= 65535` is false.", "let a: Port = 70000\n");
    fails(
        "1: CAS0400: `2 - 3` is -1, which is not a `Port`: `1 <= value` is false.",
        "let a: Port = 2 - 3\n");
    fails(
        "1: CAS0400: `0` is not a `Port`: `1 <= value` is false.", "let a: Array<Port> = [1, 0]\n");
  }

  @Test
  void conditionsOnTheWay() {
    holds("let f(p: Port) -> Option<Port> = if p < 65535 { Some(p + 1) } else { None }\n");
    holds("let f(n: Int) -> Port = { if n < 1 or n > 65535 { return 1 }; n }\n");
    holds("let f(n: Int) -> Port = if not (n >= 1 and n <= 65535) { 1 } else { n }\n");
    holds(
        "let f(n: Int) -> Port = match n { 1 | 2 => n, 5..9 => n, k where k == 3 => k, _ => 1 }\n");
    holds("let f(o: Option<Port>) -> Port = match o { Some(p) => p, None => 1 }\n");
    holds("let f() -> Unit = { for i in 1..100 { let p: Port = i } }\n");
    holds("let f(n: Int) -> Port where n == 7 = n\n");
    holds(
        "let f(n: Int) -> Port = { var i = 1; if n > 1 { i := 2 } else { i := 3 }; if i > 0 and i <"
            + " 9 { i } else { 1 } }\n");
  }

  @Test
  void whatHoldsOnOnePathHoldsThereOnly() {
    fails(
        "2: CAS0400: `n` could be 0, which is not a `Port`: `1 <= value` is false.",
        """
        let g(p: Port) -> Int = p
        let f(n: Int) -> Int = { let a = if 1 <= n and n <= 65535 { g(n) } else { 0 }; a + g(n) }
        """);
  }

  @Test
  void waysThatMeetKeepWhatBothTeach() {
    holds(
        """
        let f(n: Int, b: Bool) -> Port = {
            if b { if n != 5 { return 1 } } else { if n != 6 { return 1 } }
            n
        }
        """);
  }

  @Test
  void counterexamples() {
    fails(
        "1: CAS0400: `p + 1` could be 65536 where `p` is 65535, which is not a `Port`: `value <="
            + " 65535` is false.",
        "let next(p: Port) -> Port = p + 1\n");
    fails(
        "1: CAS0400: `n` could be 0, which is not a `Port`: `1 <= value` is false.",
        "let f(n: Int) -> Port = n\n");
  }

  @Test
  void noCounterexampleWhereSomethingIsNotUnderstood() {
    fails(
        "3: CAS0401: Cannot show that `n` is a `Port`: `1 <= value` may be false.",
        """
        var asked = 0
        let need(b: Bool) -> Unit = { asked := asked + 1; if not b { error("no") } }
        let f(n: Int) -> Port = { need(n > 0); n }
        """);
    fails(
        "1: CAS0401: Cannot show that `i` is a `Port`: `value <= 65535` may be false.",
        "let f() -> Port = { var i = 1; while i < 9 { i := i * 2 }; i }\n");
  }

  @Test
  void whatCameBackDidNotAbort() {
    fails(
        "2: CAS0400: `n` could be 65536, which is not a `Port`: `value <= 65535` is false.",
        """
        let need(b: Bool) -> Unit = if not b { error("no") }
        let f(n: Int) -> Port = { need(n > 0); n }
        """);
  }

  @Test
  void preconditions() {
    String half = "let half(n: Int) -> Int where n % 2 == 0 = n / 2\n";
    holds(half + "let a = half(4)\nlet f(n: Int) -> Int = if n % 2 == 0 { half(n) } else { 0 }\n");
    fails(
        "2: CAS0402: The precondition `n % 2 == 0` of `half` is false for this call.",
        half + "let a = half(3)\n");
    fails(
        "2: CAS0402: The precondition `n % 2 == 0` of `half` is false where `k` is 1.",
        half + "let f(k: Int) -> Int = half(k)\n");
  }

  @Test
  void invariants() {
    String pair = "type Pair = { lo: Int, hi: Int, assert lo <= hi }\n";
    holds(
        pair
            + "let f(a: Int, b: Int) -> Option<Pair> = if a <= b { Some(Pair { hi: b, lo: a }) }"
            + " else { None }\n");
    holds(pair + "let wider(p: Pair) -> Pair = p with { lo: p.lo - 1 }\n");
    fails(
        "2: CAS0404: This `Pair` breaks its invariant: `lo <= hi` is false.",
        pair + "let p = Pair { lo: 2, hi: 1 }\n");
    fails(
        "2: CAS0404: This `Pair` breaks its invariant: `lo <= hi` is false where `p` is"
            + " Pair { lo: 0, hi: 0 }.",
        pair + "let narrower(p: Pair) -> Pair = p with { hi: p.hi - 1 }\n");
  }

  @Test
  void asserts() {
    holds("let f(n: Int) -> Int where n > 3 = { assert n > 0; n }\n");
    holds(
        "let f(n: Int) -> Port = { if n > 9 { return 1 }; if n > 0 { let a = n; assert a < 10; a }"
            + " else { 1 } }\n");
    fails("1: CAS0406: `1 + 1 == 3` is false.", "assert 1 + 1 == 3\n");
    fails(
        "1: CAS0406: `n.to_string() == t` is false where `n` is 0 and `t` is \"\".",
        "let f(n: Int, t: String) -> Unit = { assert n.to_string() == t }\n");
    fails(
        "1: CAS0407: Cannot show that `t.trim() == t.trim().trim()` holds.",
        "let f(t: String) -> Unit = { assert t.trim() == t.trim().trim() }\n");
  }

  @Test
  void namesOfFieldsAreCheckedWhereTheyAreWritten() {
    List<Diagnostic> found =
        check(
            """
            type User = { id: Int, name: String }
            type Query<T> = { table: Type, conditions: Array<(String, Any)>, limit: Option<Int>,
                assert table has_fields(conditions.map(c => c.0)) }
            let f(n: Int) -> Query<User> = Query<User> { table: User, conditions: [("nam", "x")], limit: Some(n) }
            """);
    assertEquals(1, found.size(), found.toString());
    assertEquals("\"nam\"", found.getFirst().span().text());
    assertEquals("`User` has no field `nam`; did you mean `name`?", found.getFirst().message());
  }

  @Test
  void fixesAreEditsOfTheSource() {
    Diagnostic found = check(PORT + "let f(n: Int) -> Port = n + 1\n").getFirst();
    assertEquals(
        List.of(
            "(n + 1) as Port",
            "match Port.of(n + 1) { Ok(known) => known, Err(why) => error(why) }",
            "if 1 <= n + 1 and n + 1 <= 65535 { n + 1 } else { error(\"not a Port\") }",
            " where 1 <= n + 1 and n + 1 <= 65535"),
        found.fixes().stream().map(f -> f.edits().getFirst().text()).toList());
    assertEquals(1, found.related().getFirst().span().line());
  }

  @Test
  void otherPlacesTellTheValuesAndThePath() {
    Diagnostic found =
        check(
                PORT
                    + """
                    let f(n: Int, xs: Array<Int>) -> Port {
                        if n > 0 { return 1 }
                        let port = n - xs.length
                        port
                    }
                    """)
            .getFirst();
    assertEquals(
        List.of(
            "1: `Port` is declared here",
            "2: called with `n` = 0, `xs` = []",
            "3: on the path where `n > 0` is false"),
        found.related().stream().map(r -> r.span().line() + ": " + r.message()).toList());
  }

  /**
   * What a solver, or what is remembered of one, calls a counterexample is run before it is told.
   */
  @Test
  void onlyWhatWasSeenToBeFalseIsRefuted() {
    ProofCache lying =
        new ProofCache() {
          @Override
          public Optional<String> find(String key) {
            return Optional.of("refuted 0=s0061");
          }

          @Override
          public void store(String key, String verdict) {}
        };
    String text =
        """
        type Shout = String where value == value.to_upper()
        let shout(text: String) -> Shout = text.to_upper()
        let plain(text: String) -> Shout = text
        """;
    CompileRequest request =
        CompileRequest.ofText("sample.cascade", text, Phase.CHECK).withProofs(lying);
    assertEquals(
        List.of("2: CAS0401", "3: CAS0400"),
        Compiler.compile(request).diagnostics().stream()
            .map(d -> d.span().line() + ": " + d.code().id())
            .toList());
  }

  @Test
  void noRefutedWithoutARun() {
    assertEquals(
        List.of(Replayed.class),
        Stream.of(Answer.Refuted.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toList());
    assertEquals(0, Replayed.class.getConstructors().length);
  }
}
