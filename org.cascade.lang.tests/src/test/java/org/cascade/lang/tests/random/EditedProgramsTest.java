package org.cascade.lang.tests.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileCache;
import org.cascade.lang.tests.cases.Cases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * After each of many edits, what a compiler says that remembers the version before is what it says
 * of the text alone: the same words at the same places. {@code -Dcascade.random.seed=N} tries other
 * edits.
 */
class EditedProgramsTest {
  private static final long SEED = Long.getLong("cascade.random.seed", 20_261_123L);

  private static final int OFTEN_UNDONE = 45;
  private static final int SELDOM_UNDONE = 10;

  /** Functions, types and values of several files that hang on each other in all ways there are. */
  private static final String SHAPES =
      """
      module shapes
      const limit: Int = 10
      const twice(n: Int) -> Int = n * 2
      let small(n: Int) -> Bool = n < limit
      let inner(n: Int) -> Int = n + 1
      let outer(n: Int) -> Int where n < 1000 = inner(n) * 2
      type Small = Int where small(value)
      type Age = Int where 0 <= value and value < 150
      type Range = { from: Int, to: Int, assert from <= to
          width() -> Int { assert to >= from; to - from }
      }
      type Shape = Dot | Box { range: Range, age: Age } | Pair(Age, Age)
      let at(xs: Array<Int>, i: Int) -> Int where 0 <= i and i < xs.length = xs[i]
      let pick(n: Int) -> Int = n
      """;

  private static final String USERS =
      """
      module users
      import shapes
      import shapes.{Age, at}
      let start = twice(4)
      var total = 3
      total := total + start
      let seen = total
      assert start > 5
      let grown(age: Age) -> Age = if age < 149 { age + 1 } else { age }
      let doubled(n: Int) -> { r: Int | r > 0 } where n < 1000 and n >= 0 = outer(n)
      let older(n: Int) -> Age { if n < 0 or n > 140 { return 0 }; n + 5 }
      let last(xs: Array<Int>) -> Int = if xs.length == 0 { 0 } else { at(xs, xs.length - 1) }
      let few() -> Small = twice(3)
      let known(n: Int) -> Int where n < start { assert n < 20; n }
      let wide(r: Range, by: Int) -> Range where 0 <= by and by < 1000 and r.to < 1000 =
          Range { from: r.from, to: r.to + by }
      let area(shape: Shape) -> { a: Int | a >= 0 } =
          match shape { Dot => 0, Box { range, age } => age, Pair(a, b) => a + b }
      let helped(n: Int) -> Int {
          let step(m: Int) -> { r: Int | r < 101 } where m < 100 = m.min(99) + 1
          if n < 50 { step(n) } else { n }
      }
      let pick(s: String) -> String = s
      let picked() -> Int { assert pick(2) == 2; pick(1) }
      let summed(n: Int) -> Int where 0 <= n and n < 100 {
          var k = 0
          while k < n { k := k + 1 }
          assert k == n
          k
      }
      """;

  private static final String COUNTERS =
      """
      module counters
      import shapes
      import users
      space Counter {
          state count: Age = 0
          assert count <= 120
          transform add(n: Int) -> Int where 0 <= n and n < 10 {
              if count + n <= 120 { count := count + n }
              count
          }
          view next() -> Int { assert count < 150; inner(count) }
      }
      test "ages" { assert older(3) == 8; let a: Age = inner(3); println(a) }
      let shown(r: Range) -> Int where 0 <= r.from { assert r.to - r.from >= 0; r.width() }
      """;

  /** Types with methods, and spaces with all that can stand in one, over two files. */
  private static final String WARES =
      """
      module wares
      effect Audit
      effect Noted = Audit + IO
      extern java "java.lang.Math" { let larger(a: Int, b: Int) -> Int = "max" with Pure }
      /// What is sold.
      type Ware = { name: String, price: Int, where_is: State
          cost(self, n: Int) -> Int = self.price * n + fee
          label(self) = "$(self.name): $(self.price)"
          raise(self, by: Int) = { self.price = self.price + by.max(0) }
          assert price >= 0
      }
      type State = Here | Ordered { days: Int } | Sold(String)
      type Pair<A, B> = { one: A, two: B
          turned(self) -> Pair<B, A> = Pair { one: self.two, two: self.one }
      }
      type Wares = Array<Ware>
      type Cheap = { w: Ware | w.price < 10 }
      const fee: Int = 3
      let days(w: Ware) = match w.where_is { Here => 0, Ordered { days } => days, Sold(_) => 1 }
      let total(all: Wares) -> Int = all.map(w => w.cost(1)).sum()
      let later(w: Ware) = larger(days(w), fee)
      let told(w: Ware) -> Unit with Noted = println(w.label())
      let sample(n: Int) -> Ware = Ware { name: "w$(n)", price: n.max(0), where_is: Ordered { days: n } }
      distributed space Shelf {
          state data: BTree<Int, Ware> = BTree.empty()
          state changed: Int = 0
          assert changed >= 0
          transaction put(id: Int, w: Ware) -> Result<Int, String> {
              if w.price < 1 { return Err(w.label()) }
              data := data.insert(id, w)
              changed := changed + 1
              Ok(changed)
          }
          view cheap() = data.values().filter(w => w.price < 10)
          view size() -> Int = data.length()
          stream changes = stream { yield op every data changes }
          stream sizes = stream { yield changed every changed > previous }
      }
      """;

  private static final String STORES =
      """
      module stores
      import wares
      import wares.{Ware, Shelf, sample}
      space Store {
          embed main: Shelf
          state shelves: Array<Shelf> = []
          state names: Array<String> = ["a"]
          transform open(n: Int) -> Int {
              for i in 0..n { shelves := shelves.append(Shelf.new()) }
              told(sample(n))
              shelves.length()
          }
          transaction move(id: Int, from: Shelf, to: Shelf) -> Result<Int, String> {
              let w = from.data.get(id).ok_or("not there")?
              from.data := from.data.remove(id)
              to.put(id, w)
          }
          transaction swap(a: Store, b: Store) { a.names := b.names }
          parallel view all() { shelves.map(s => s.size()).sum() }
          migrate names(old: Array<Int>) -> Array<String> = old.map(n => "$(n)")
      }
      let turned() = Pair { one: 1, two: sample(2) }.turned()
      let first() = turned().one
      let shown(s: Store) { s.main.changes.subscribe(e => println(e)); println(s.all()) }
      let raised(w: Ware) -> Ware { w.raise(2) }
      let twice(f: (Int) -> Int with Pure, n: Int) -> Int = f(f(n))
      let used() -> Int = twice(n => larger(n, first().price), total([sample(1)]))
      let cheapest() -> Cheap = sample(3)
      test "moves" {
          let store = Store.new()
          assert_equal(store.open(2), 2)
          assert_equal(store.move(1, store.shelves[0], store.main), Err("not there"))
      }
      let store = Store.new()
      var opened = store.open(1)
      println(opened)
      shown(store)
      """;

  private static final String BUILT =
      """
      const fields(name: String) -> Array<(String, Type)> = [(name, Int)]
      type Built = @built("size")
      const built(name: String) -> Type =
          type { fields: fields(name), methods: ["more() -> Int = inner($(name))"], asserts: ["$(name) > 2"] }
      let size(b: Built) -> Int { assert b.size > 1; b.more() }
      let three() -> Built = Built { size: 3 }
      """;

  private final Sayings sayings = new Sayings();

  /**
   * @param built with what is built at compile time, on which all else may hang
   */
  private static EditedProgram hangingTogether(boolean built) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("counters.cascade", built ? COUNTERS + BUILT : COUNTERS);
    files.put("shapes.cascade", SHAPES);
    files.put("users.cascade", USERS);
    return EditedProgram.of(files);
  }

  private static EditedProgram spacesAndTypes() {
    return EditedProgram.of(Map.of("stores.cascade", STORES, "wares.cascade", WARES));
  }

  @Test
  void editsOfSpacesAndTypes() {
    assertEquals(List.of(), diagnostics(spacesAndTypes(), new CompileCache()));
    assertTrue(compare(spacesAndTypes(), 30, 60, OFTEN_UNDONE) > 20);
    assertTrue(compare(spacesAndTypes(), 31, 40, SELDOM_UNDONE) > 20);
  }

  @Test
  @Tag("slow")
  void manyEditsOfSpacesAndTypes() {
    for (int i = 40; i < 52; i++) {
      int undone = i % 2 == 0 ? OFTEN_UNDONE : SELDOM_UNDONE;
      assertTrue(compare(spacesAndTypes(), i, 250, undone) > 50);
    }
  }

  @Test
  void editsOfWhatHangsTogether() {
    assertTrue(compare(hangingTogether(false), 0, 50, OFTEN_UNDONE) > 20);
    assertTrue(compare(hangingTogether(false), 1, 30, SELDOM_UNDONE) > 20);
    assertTrue(compare(hangingTogether(true), 2, 30, SELDOM_UNDONE) > 20);
  }

  @Test
  @Tag("slow")
  void manyEditsOfWhatHangsTogether() {
    for (int i = 10; i < 20; i++) {
      boolean built = i % 3 == 2;
      int undone = i % 2 == 0 ? OFTEN_UNDONE : SELDOM_UNDONE;
      assertTrue(compare(hangingTogether(built), i, 200, undone) > 50);
    }
  }

  @Test
  @Tag("slow")
  void editsOfAllProgramsWithRefinements() throws IOException {
    List<Path> programs;
    try (Stream<Path> all = Files.walk(Cases.ROOT.resolve("org.cascade.lang.tests/cases/refine"))) {
      programs = all.filter(p -> p.toString().endsWith(".cascade")).sorted().toList();
    }
    int told = 0;
    for (int i = 0; i < programs.size(); i++) {
      String text = Files.readString(programs.get(i));
      EditedProgram program = EditedProgram.of(Map.of("program.cascade", text));
      told += compare(program, 1000 + i, 12, OFTEN_UNDONE);
    }
    assertTrue(told > 10 * programs.size(), "only " + told);
  }

  /**
   * Edits a program, and compares after each time.
   *
   * @param undone how often all edits are undone, of a hundred times
   * @return how many diagnostics were compared
   */
  private int compare(EditedProgram program, int number, int edits, int undone) {
    Dice dice = Dice.of(SEED, number);
    CompileCache cache = new CompileCache();
    EditedProgram current = program;
    int told = 0;
    for (int i = 0; i < edits; i++) {
      List<String> anew = diagnostics(current, new CompileCache());
      List<String> after = diagnostics(current, cache);
      String place = "seed %d, program %d, edit %d, now %s".formatted(SEED, number, i, current);
      assertEquals(String.join("\n", anew), String.join("\n", after), place);
      told += anew.size();
      current = dice.percent(undone) ? program : current.edited(dice);
    }
    return told;
  }

  private List<String> diagnostics(EditedProgram program, CompileCache cache) {
    return sayings.of(program, cache);
  }
}
