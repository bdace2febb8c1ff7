package org.cascade.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a program of about so many lines: modules that import each other, with records, sums,
 * functions, matches, spaces, streams and tests in the proportions of a business application.
 */
final class SourceGenerator {
  private static final int PARTS_PER_MODULE = 5;
  private static final List<String> NOUNS =
      List.of("Order", "Parcel", "Invoice", "Ticket", "Booking", "Reading", "Message", "Visit");
  private static final List<String> FIELDS =
      List.of("priority", "weight", "price", "distance", "floor", "pages", "level", "score");

  private final SplittableRandom random = new SplittableRandom(7);

  /** A folder of modules, and how many lines they have. */
  record Generated(Path folder, int lines, int modules) {}

  static Generated generate(Path folder, int wanted) throws IOException {
    SourceGenerator generator = new SourceGenerator();
    Files.createDirectories(folder.resolve("shop"));
    int lines = 0;
    int module = 0;
    while (lines < wanted) {
      String text = generator.module(module, wanted - lines);
      Files.writeString(folder.resolve("shop/m" + module + ".cascade"), text);
      lines += (int) text.lines().count();
      module++;
    }
    String main = "import shop.m0\n\nprintln(m0_size())\n";
    Files.writeString(folder.resolve("main.cascade"), main);
    return new Generated(folder, lines + 3, module + 1);
  }

  private String module(int number, int linesLeft) {
    StringBuilder text = new StringBuilder("module shop.m" + number + "\n\n");
    if (number > 0) {
      text.append("import shop.m").append(number - 1).append("\n\n");
    }
    for (int part = 0; part < PARTS_PER_MODULE; part++) {
      if (part > 0 && text.toString().lines().count() > linesLeft) {
        break;
      }
      text.append(part(number, part));
    }
    String before = number == 0 ? "0" : "m" + (number - 1) + "_size()";
    text.append("let m").append(number).append("_size() -> Int = 1 + ").append(before).append('\n');
    return text.toString();
  }

  /** About 90 lines on one noun. */
  private String part(int module, int part) {
    String noun = NOUNS.get(random.nextInt(NOUNS.size())) + module + "x" + part;
    String lower = noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1);
    String field = FIELDS.get(random.nextInt(FIELDS.size()));
    return TEMPLATE
        .replace("NOUN", noun)
        .replace("noun", lower)
        .replace("FIELD", field)
        .replace("111", Integer.toString(random.nextInt(10, 500)))
        .replace("222", Integer.toString(random.nextInt(2, 9)));
  }

  private static final String TEMPLATE =
      """
      /// What is known of one noun.
      type NOUN = {
          id: Int
          name: String
          FIELD: Int
          tags: Array<String>
          status: NOUNStatus

          label(self) -> String = "$(self.name) #$(self.id)"
          is_heavy(self) -> Bool = self.FIELD > 111
          rename(self, name: String) = { self.name = name }
      }

      /// Where it stands.
      type NOUNStatus =
          | NOUNNew
          | NOUNPaid { amount: Int, by: String }
          | NOUNSent(Int, String)
          | NOUNLost(String)

      let noun_cost(o: NOUN) -> Int = match o.status {
          NOUNNew => o.FIELD * 222
          NOUNPaid { amount, by: _ } where amount > 111 => amount - o.FIELD
          NOUNPaid { amount, by } => if by == "cash" { amount } else { amount + 222 }
          NOUNSent(days, _) => o.FIELD + days * 222
          NOUNLost(_) => 0
      }

      let noun_sample(id: Int) -> NOUN = {
          let status = if id % 3 == 0 { NOUNNew } else { NOUNSent(id % 7, "depot $(id % 5)") }
          NOUN { id, name: "noun $(id)", FIELD: id * 37 % 111, tags: ["a", "b$(id)"], status }
      }

      let noun_check(o: NOUN) -> Result<NOUN, String> = {
          if o.name.is_empty() { return Err("noun $(o.id) has no name") }
          if o.FIELD < 0 { return Err("$(o.label()) has FIELD $(o.FIELD)") }
          Ok(o)
      }

      let noun_total(all: Array<NOUN>, limit: Int) -> Result<Int, String> = {
          var sum = 0
          for o in all {
              let good = noun_check(o)?
              if good.is_heavy() and sum < limit { sum := sum + noun_cost(good) }
          }
          Ok(sum)
      }

      let noun_by_tag(all: Array<NOUN>) -> Map<String, Int> =
          all.flat_map(o => o.tags.map(t => (t, noun_cost(o))))
              .group_by(e => e.0)
              .map_values(es => es.map(e => e.1).sum())

      let noun_best<K: Ord>(all: Array<NOUN>, key: (NOUN) -> K) -> Option<NOUN> =
          all.sort_by(key).last()

      /// Keeps them, in order of their numbers.
      distributed space NOUNShard {
          state data: BTree<Int, NOUN> = BTree.empty()
          state changed: Int = 0

          transaction put(o: NOUN) -> Result<Int, String> {
              let good = noun_check(o)?
              data := data.insert(good.id, good)
              changed := changed + 1
              Ok(changed)
          }
          transaction pay(id: Int, amount: Int) -> Result<Unit, String> {
              let o = data.get(id).ok_or("there is no noun $(id)")?
              data := data.insert(id, o with { status: NOUNPaid { amount, by: "card" } })
              Ok(())
          }
          view heavy() -> Array<NOUN> = data.values().filter(o => o.is_heavy())
          view cost() -> Int = data.fold(0, (sum, id, o) => sum + noun_cost(o))
          stream changes = stream { yield op every data changes }
      }

      space NOUNStore {
          state shards: Array<NOUNShard> = []

          transform open(n: Int) -> Int {
              for i in 0..n { shards := shards.append(NOUNShard.new()) }
              shards.length()
          }
          transaction move(id: Int, from: NOUNShard, to: NOUNShard) -> Result<Int, String> {
              let o = from.data.get(id).ok_or("not there")?
              from.data := from.data.remove(id)
              to.put(o)
          }
          parallel view total() -> Int { shards.map(s => s.cost()).sum() }
      }

      test "noun costs" {
          let all = (1..20).map(noun_sample)
          assert_equal(all.length(), 19)
          assert_equal(noun_best(all, o => o.id).map(o => o.id), Some(19))
      }

      """;
}
