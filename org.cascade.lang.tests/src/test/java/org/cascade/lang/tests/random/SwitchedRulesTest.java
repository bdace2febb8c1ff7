package org.cascade.lang.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.tests.cases.Cases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rules that look at a whole program, after edits of one function or type: each edit makes one of
 * them be broken, or kept again, often in another file than the one that is edited. What a compiler
 * says that remembers the version before is what it says of the text alone. {@code
 * -Dcascade.random.seed=N} tries other edits.
 */
class SwitchedRulesTest {
  private static final long SEED = Long.getLong("cascade.random.seed", 20_261_124L);

  private static final int OFTEN_MENDED = 20;
  private static final int EDITS_OF_A_CASE = 10;

  private static final String BASICS =
      """
      module basics
      type User = { id: Int, name: String }
      const describe(t: Type) -> String = "t"
      const twice(t: Type) -> String = describe(t) + describe(t)
      type Query = String where value.length() < 100
      var seen = 0
      let note(k: Int) -> Int { k }
      let write_line(text: String) -> Unit { }
      let log(text: String) -> Unit { write_line("> $(text)") }
      let apply(f: (Int) -> Int, n: Int) -> Int = f(n)
      let hand_on(g: (Int) -> Int, n: Int) -> Int = apply(i => g(i), n)
      let size(n: Int) -> Int { n + 1 }
      let ended() -> Unit { }
      """;

  private static final String SPACES =
      """
      module spaces
      import basics
      space Shard {
          state n: Int = 0
          state range: (Int, Int) = (0, 1)
          transaction add(k: Int) -> Int { log("add"); n := n + k; n }
          transaction update(f: (Int) -> Int) -> Int { n := hand_on(f, n); n }
          transaction close() -> Unit { ended(); n := 0 }
          view low() -> Int { range.0 }
          view sized() -> Int = size(n)
      }
      space Sums {
          embed first: Shard
          state n: Int = 0
          parallel view each_of(xs: Array<Int>, f: (Int) -> Int) -> Array<Int> = xs.map(x => f(x))
          parallel view all(shards: Array<Shard>) -> Int { shards.map(s => note(s.n)).sum() }
      }
      type Held = { by: Int }
      distributed space Kept {
          state held: Array<Held> = []
          migrate held(old: Array<Int>) -> Array<Held> = old.map(n => Held { by: n })
      }
      """;

  private static final String USERS =
      """
      module users
      import basics
      import spaces
      let shown() -> String = twice(User)
      let told(text: String) -> Result<Query, String> = Query.of(text)
      let made(wide: Bool) -> Int {
          let s = Shard.new()
          if wide { s.range := (0, 100) }
          s.low()
      }
      let counted(shards: Array<Shard>) -> Int {
          var total = 0
          let count = (s: Shard) => { note(s.n) }
          Shard.parallel_map(shards, count).sum() + total
      }
      let further(s: Sums, g: (Int) -> Int) -> Array<Int> = s.each_of([1, 2], x => g(x) + 1)
      let summed(s: Sums) -> Array<Int> {
          var total = 0
          further(s, x => { x })
      }
      let changed(s: Shard) -> Int = s.update(i => { i + 1 })
      let quiet(n: Int) -> Int with Pure = size(n)
      let sized(n: Int) -> { r: Int | r > 0 } where n > 0 and n < 100 = size(n).max(1)
      test "sizes" { assert_equal(size(1), 2) }
      let start = quiet(2)
      println(later())
      let end = start + 1
      let later() -> Int = start
      """;

  /** Something that can be written in two ways, one of them wrong. */
  private record Switch(RuleCode told, String file, String right, String wrong) {}

  private static final List<Switch> SWITCHES =
      List.of(
          new Switch(RuleCode.COMPILE_TIME_ONLY, "users", "= twice(User)", "= User.name"),
          new Switch(RuleCode.COMPILE_TIME_ONLY, "basics", "String = \"t\"", "String = t.name"),
          new Switch(
              RuleCode.COMPILE_TIME_ONLY,
              "basics",
              "where value.length() < 100",
              "where sql_valid(value, [User])"),
          new Switch(
              RuleCode.PARALLEL_WRITE,
              "basics",
              "note(k: Int) -> Int { k",
              "note(k: Int) -> Int { seen := seen + k; k"),
          new Switch(
              RuleCode.PARALLEL_WRITE,
              "users",
              "=> { note(s.n)",
              "=> { total := total + 1; note(s.n)"),
          new Switch(
              RuleCode.PARALLEL_WRITE, "users", "x => { x }", "x => { total := total + x; x }"),
          new Switch(
              RuleCode.STATE_NOT_SET, "spaces", "range: (Int, Int) = (0, 1)", "range: (Int, Int)"),
          new Switch(
              RuleCode.ON_END_OUTSIDE,
              "basics",
              "ended() -> Unit { ",
              "ended() -> Unit { on commit { () } "),
          new Switch(
              RuleCode.ON_END_OUTSIDE, "spaces", "{ range.0", "{ on rollback { () }; range.0"),
          new Switch(
              RuleCode.EFFECT_NOT_ALLOWED,
              "basics",
              "(text: String) -> Unit { }",
              "(text: String) -> Unit { println(text) }"),
          new Switch(RuleCode.EFFECT_NOT_ALLOWED, "basics", "{ n + 1 }", "{ println(n); n + 1 }"),
          new Switch(
              RuleCode.EFFECT_NOT_ALLOWED, "users", "i => { i + 1", "i => { println(i); i + 1"),
          new Switch(
              RuleCode.USED_BEFORE_SET, "users", "later() -> Int = start", "later() -> Int = end"),
          new Switch(RuleCode.NOT_STORABLE, "spaces", "by: Int }", "by: Shard }"),
          new Switch(
              RuleCode.MIGRATION_SHAPE,
              "spaces",
              "migrate held(old: Array<Int>)",
              "migrate hold(old: Array<Int>)"),
          new Switch(RuleCode.UNKNOWN_NAME, "basics", "= f(n)", "= f(m)"),
          new Switch(
              RuleCode.TYPE_MISMATCH,
              "spaces",
              "shards.map(s => note(s.n)).sum()",
              "shards.map(s => note(s.n))"),
          new Switch(
              RuleCode.DUPLICATE_NAME,
              "basics",
              "let ended(",
              "let size(k: Int) -> Int = k\nlet ended("));

  private final Sayings sayings = new Sayings();

  private static final Map<String, String> FILES =
      Map.of("basics", BASICS, "spaces", SPACES, "users", USERS);

  private static EditedProgram right() {
    Map<String, String> files = new TreeMap<>();
    FILES.forEach((name, text) -> files.put(name + ".cascade", text));
    return EditedProgram.of(files);
  }

  /** The program with some of its parts written the wrong way. */
  private static EditedProgram switched(EditedProgram before, Set<Switch> wrong) {
    EditedProgram program = before;
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      String text = file.getValue();
      for (Switch s : SWITCHES) {
        if (s.file.equals(file.getKey()) && wrong.contains(s)) {
          text = text.replace(s.right, s.wrong);
        }
      }
      program = program.with(file.getKey() + ".cascade", text);
    }
    return program;
  }

  @Test
  void eachSwitchBreaksItsRule() {
    assertEquals(List.of(), sayings.of(right(), new CompileCache()));
    CompileCache cache = new CompileCache();
    EditedProgram program = right();
    for (Switch s : SWITCHES) {
      program = switched(program, Set.of(s));
      List<String> told = same(program, cache, s.toString());
      assertTrue(told.stream().anyMatch(t -> t.contains(s.told.id())), s + " tells " + told);
      program = switched(program, Set.of());
      assertEquals(List.of(), same(program, cache, "after " + s));
    }
  }

  @Test
  void switchesInAnyOrder() {
    compare(0, 60);
  }

  @Test
  @Tag("slow")
  void manySwitchesInAnyOrder() {
    for (int i = 10; i < 30; i++) {
      compare(i, 120);
    }
  }

  @Test
  @Tag("slow")
  void editsOfProgramsThatBreakRules() throws IOException {
    List<Path> programs;
    try (Stream<Path> all = Files.walk(Cases.ROOT.resolve("org.cascade.lang.tests/cases/check"))) {
      programs = all.filter(p -> p.toString().endsWith(".cascade")).sorted().toList();
    }
    for (int i = 0; i < programs.size(); i++) {
      Dice dice = Dice.of(SEED, 1000L + i);
      CompileCache cache = new CompileCache();
      String text = Files.readString(programs.get(i));
      EditedProgram whole = EditedProgram.of(Map.of("program.cascade", text));
      EditedProgram program = whole;
      for (int edit = 0; edit < EDITS_OF_A_CASE; edit++) {
        same(program, cache, "%s, edit %d, now %s".formatted(programs.get(i), edit, program));
        program = dice.percent(OFTEN_MENDED) ? whole : program.edited(dice);
      }
    }
  }

  private void compare(int number, int edits) {
    Dice dice = Dice.of(SEED, number);
    CompileCache cache = new CompileCache();
    EditedProgram program = right();
    Set<Switch> wrong = new LinkedHashSet<>();
    for (int i = 0; i < edits; i++) {
      for (int turn = dice.below(3); turn >= 0; turn--) {
        Switch s = dice.one(SWITCHES);
        if (!wrong.remove(s)) {
          wrong.add(s);
        }
      }
      if (dice.percent(OFTEN_MENDED)) {
        wrong.clear();
      }
      program = switched(program, wrong);
      same(program, cache, "seed %d, run %d, edit %d: %s".formatted(SEED, number, i, wrong));
    }
  }

  /** What is said of a program, the version before remembered or not. */
  private List<String> same(EditedProgram program, CompileCache cache, String place) {
    List<String> anew = sayings.of(program, new CompileCache());
    List<String> after = sayings.of(program, cache);
    assertEquals(String.join("\n", anew), String.join("\n", after), place);
    return after;
  }
}
