package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Programs with random queries over a space with indexes: each query stands there twice, for the
 * planner and as plain steps over arrays, and the program compares the two after random changes,
 * within transactions, and after those that are undone.
 */
final class QueryPrograms {
  private static final List<String> INTS = List.of("id", "age", "size");
  private static final List<String> COMPARISONS = List.of("==", "<", "<=", ">", ">=", "!=");

  private static final String HEAD =
      """
      import cascade.query

      type Row = { id: Int, age: Int, size: Int, color: String, weight: Real }
      type Part = { id: Int, of: Int, price: Int }

      space Store {
          state rows: BTree<Int, Row> = BTree.empty() index by %s
          state parts: BTree<Int, Part> = BTree.empty() index by of

          transform put(row: Row) -> Unit { rows := rows.insert(row.id, row) }
          transform put_part(part: Part) -> Unit { parts := parts.insert(part.id, part) }
          transform drop(id: Int) -> Unit { rows := rows.remove(id) }
          transform churn(id: Int, p: Int, q: Int, s: String) -> Result<Unit, String> {
              rows := rows.remove(id + 1).insert(id, Row { id, age: p, size: q, color: s, weight: 1.5 })
              agree(p, q, s)
              rows := rows.filter((k, r) => k %% 3 != 0 or r.size == q)
              agree(p, q, s)
              if id %% 2 == 0 { Err("undone") } else { Ok(()) }
          }
      """;

  private static final String TAIL =
      """
      let store = Store.new()
      let colors = ["red", "green", "blue", ""]
      let weights = [0.0, -0.0, 1.5, -2.5, 0.0 / 0.0]
      var seed = %d
      let random = (n: Int) => {
          seed := (seed * 1103515245 + 12345) %% 2147483648
          seed / 65536 %% n
      }
      for round in 0..150 {
          let id = random(40)
          match random(8) {
              0 => store.drop(id)
              1 => { let _ = store.churn(id, random(6), random(6), colors[random(4)]) }
              2 => store.put_part(Part { id: random(30), of: id, price: random(9) })
              _ => store.put(Row { id, age: random(6), size: random(6), color: colors[random(4)], weight: weights[random(5)] })
          }
          store.agree(random(7), random(7), colors[random(4)])
      }
      println("agreed")
      """;

  private final Dice dice;

  private QueryPrograms(Dice dice) {
    this.dice = dice;
  }

  static String generate(long seed, int number, int queries) {
    Dice dice = Dice.of(seed, number);
    return new QueryPrograms(dice).program(queries, Math.floorMod(dice.anyLong(), 1_000_000L));
  }

  /** The same query for the planner, and step by step over an array. */
  private record Pair(String planned, String plain) {
    Pair then(String step, String plainStep) {
      return new Pair(planned + step, plain + plainStep);
    }
  }

  private String program(int queries, long seed) {
    StringBuilder text = new StringBuilder(HEAD.formatted(indexes()));
    StringBuilder agree =
        new StringBuilder("    transaction agree(p: Int, q: Int, s: String) -> Unit {\n");
    for (int i = 0; i < queries; i++) {
      Pair query = query();
      String head = "    view %s%d(p: Int, q: Int, s: String) = %s%n";
      text.append(head.formatted("planned", i, query.planned));
      text.append(head.formatted("plain", i, query.plain));
      agree.append("        assert_equal(planned%d(p, q, s), plain%d(p, q, s))%n".formatted(i, i));
    }
    return text.append(agree).append("    }\n}\n").append(TAIL.formatted(seed)).toString();
  }

  private String indexes() {
    List<String> some = new ArrayList<>();
    for (String one : List.of("age", "(color, size)", "weight", "(size, age, color)", "color")) {
      if (dice.percent(60)) {
        some.add(one);
      }
    }
    return some.isEmpty() ? "size" : String.join(", ", some);
  }

  private Pair query() {
    Pair query =
        dice.percent(25)
            ? literal()
            : dice.percent(25) ? entries() : new Pair("from(rows)", "rows.values()");
    for (int i = dice.below(3); i > 0; i--) {
      String step = ".filter(r => " + condition() + ")";
      query = query.then(step, step);
    }
    if (dice.percent(60)) {
      query = ordered(query);
    }
    if (dice.percent(20)) {
      query = query.then(".offset(p)", ".drop(p)");
    }
    if (dice.percent(40)) {
      query = query.then(".limit(q)", ".take(q)");
    }
    return ended(query);
  }

  /** Entries that are taken apart again, so that the key is asked. */
  private Pair entries() {
    String step =
        ".filter(e => e.0 %s %s and e.1.%s)"
            .formatted(dice.one(COMPARISONS), value(), comparison(dice.one(INTS)));
    return new Pair("from_entries(rows)", "rows.entries()")
        .then(step, step)
        .then(".select(e => e.1)", ".map(e => e.1)");
  }

  private Pair literal() {
    String field = dice.one(INTS);
    String op = dice.one(COMPARISONS);
    String value = value();
    String literal =
        "Query<Row> { table: Row, conditions: [(\"%s\", \"%s\", %s), (\"color\", s) or (\"size\", \">\", q)] }"
            .formatted(field, op, value);
    String plain =
        "rows.values().filter(r => r.%s %s %s and (r.color == s or r.size > q))"
            .formatted(field, op, value);
    return new Pair(literal + ".run(from(rows))", plain);
  }

  private String value() {
    return dice.one(List.of("p", "q", "p + 1", "3", "q * 2"));
  }

  private String comparison(String field) {
    return field + " " + dice.one(COMPARISONS) + " " + value();
  }

  private String condition() {
    return switch (dice.below(8)) {
      case 0 -> "r.color == s";
      case 1 -> "s == r.color and r." + comparison("size");
      case 2 -> "p <= r.%s < q + 2".formatted(dice.one(INTS));
      case 3 -> "r.weight %s %s".formatted(dice.one(COMPARISONS), dice.one(List.of("0.0", "1.5")));
      case 4 -> "r." + comparison("age") + " or r." + comparison("size");
      case 5 -> "not (r." + comparison(dice.one(INTS)) + ")";
      case 6 -> "p != 0 and r.size == 12 / p";
      default -> "r.%s and r.%s".formatted(comparison("size"), comparison(dice.one(INTS)));
    };
  }

  /**
   * Stable sorting by the last key first is sorting by all; backwards, equal ones still keep
   * theirs.
   */
  private Pair ordered(Pair query) {
    List<String> keys = List.of("age", "size", "color");
    String first = dice.one(keys);
    boolean down = dice.percent(40);
    String planned = down ? ".order_by_descending(r => r.%s)" : ".order_by(r => r.%s)";
    if (dice.percent(50)) {
      return query.then(planned.formatted(first), sorted(first, down));
    }
    String second = dice.one(keys);
    boolean secondDown = dice.percent(40);
    String then = secondDown ? ".then_by_descending(r => r.%s)" : ".then_by(r => r.%s)";
    return query.then(
        planned.formatted(first) + then.formatted(second),
        sorted(second, secondDown) + sorted(first, down));
  }

  private static String sorted(String key, boolean down) {
    String sorted = ".sort_by(r => r.%s)".formatted(key);
    return down ? ".reverse()" + sorted + ".reverse()" : sorted;
  }

  private Pair ended(Pair query) {
    return switch (dice.below(9)) {
      case 0 -> query.then(".count()", ".length()");
      case 1 -> query.then(".exists()", ".length() > 0");
      case 2 -> query.then(".sum(r => r.size)", ".map(r => r.size).sum()");
      case 3 -> query.then(".min(r => (r.age, r.id))", ".map(r => (r.age, r.id)).min()");
      case 4 -> query.then(".select(r => r.id).first()", ".map(r => r.id).first()");
      case 5 ->
          query.then(
              ".group_by(r => r.color).select(g => (g.key, g.count(), g.max(r =>"
                  + " r.id))).to_array()",
              ".group_by(r => r.color).entries().map(g => (g.0, g.1.length(), g.1.map(r =>"
                  + " r.id).max().or_else(-1)))");
      case 6 ->
          query.then(
              ".join(from(parts), r => r.id, t => t.of).select(t => (t.0.id, t.1.id)).to_array()",
              ".flat_map(r => parts.values().filter(t => t.of == r.id).map(t => (r.id, t.id)))");
      case 7 ->
          query.then(
              ".join(from(rows).filter(o => o.size > p), r => r.age, o => o.size).count()",
              ".map(r => rows.values().filter(o => o.size > p and o.size =="
                  + " r.age).length()).sum()");
      default -> query.then(".select(r => r.id).to_array()", ".map(r => r.id)");
    };
  }
}
