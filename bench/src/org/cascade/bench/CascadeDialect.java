package org.cascade.bench;

import java.util.Map;

/** Cascade, with spaces, streams and tests. */
public final class CascadeDialect implements Dialect {
  @Override
  public String file(int module) {
    return "shop/m" + module + ".cascade";
  }

  @Override
  public String opening(int module) {
    String own = "module shop.m" + module + "\n\n";
    return module == 0 ? own : own + "import shop.m" + (module - 1) + "\n\n";
  }

  @Override
  public String end(int module) {
    String before = module == 0 ? "0" : "m" + (module - 1) + "_size()";
    return "let m" + module + "_size() -> Int = 1 + " + before + "\n";
  }

  @Override
  public Map<String, String> others() {
    return Map.of("main.cascade", "import shop.m0\n\nprintln(m0_size())\n");
  }

  @Override
  public String part() {
    return TEMPLATE;
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
