package org.cascade.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.cascade.runtime.api.Transactions;
import org.cascade.runtime.sample.Table;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that transactions edit in place, in scopes that are undone, beside Java's maps. */
class TreeStateTest {
  private static final int TRANSACTIONS = 60;
  private static final int KEYS = 700;

  private TestEngine engine = TestEngine.inMemory();

  @BeforeEach
  void open() {
    engine = TestEngine.inMemory();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** A tree that was read, and what must be in it for ever. */
  private record Seen(BTree<Long, Long> tree, TreeMap<Long, Long> model) {
    void check() {
      assertEquals(model, tree.toJavaMap());
      assertEquals(model.size(), tree.length());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void scopesThatFailLeaveNoTrace(long seed) {
    var random = new Random(seed);
    Table table = Table.create();
    var model = new TreeMap<Long, Long>();
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < TRANSACTIONS; i++) {
      var after = new TreeMap<>(model);
      Result<Unit, String> result =
          table.within(() -> scope(random, table, after, seen, random.nextInt(4)));
      if (result.isOk()) {
        model = after;
      }
      seen.add(new Seen(table.getRows(), new TreeMap<>(model)));
    }
    seen.forEach(Seen::check);
    assertTrue(seen.size() > TRANSACTIONS);
  }

  /** Edits, reads, and scopes within; at last an error, perhaps. */
  private static Result<Unit, String> scope(
      Random random, Table table, TreeMap<Long, Long> model, List<Seen> seen, int depth) {
    for (int i = random.nextInt(60); i >= 0; i--) {
      long key = random.nextInt(KEYS);
      switch (random.nextInt(24)) {
        case 0 -> seen.add(new Seen(table.rows(), new TreeMap<>(model)));
        case 1 -> table.setRows(table.rows().insert(key, model.merge(key, 1L, (a, b) -> 1L)));
        case 2 -> inner(random, table, model, seen, depth);
        case 3, 4, 5, 6 -> {
          table.remove(key);
          model.remove(key);
        }
        default -> {
          table.put(key, i);
          model.put(key, (long) i);
        }
      }
    }
    return random.nextInt(3) == 0 ? Result.err("no") : Result.<String>done();
  }

  private static void inner(
      Random random, Table table, TreeMap<Long, Long> model, List<Seen> seen, int depth) {
    if (depth == 0) {
      return;
    }
    var after = new TreeMap<>(model);
    boolean aborts = random.nextBoolean();
    boolean kept =
        aborts
            ? Transactions.attempt(
                    () -> {
                      boolean ok = scope(random, table, after, seen, depth - 1).isOk();
                      return ok ? Unit.VALUE : abort();
                    })
                .isOk()
            : table.within(() -> scope(random, table, after, seen, depth - 1)).isOk();
    if (kept) {
      model.clear();
      model.putAll(after);
    }
  }

  private static Unit abort() {
    throw new Abort("no");
  }

  @Test
  void anEditOutsideOfATransactionIsOne() {
    Table table = Table.create();
    table.put(1, 10);
    table.put(2, 20);
    table.remove(1);
    assertEquals(BTree.from(java.util.Map.of(2L, 20L)), table.getRows());
  }

  @Test
  void whatAViewHoldsStaysAsItWas() {
    Table table = Table.create();
    table.within(() -> {
      for (long i = 0; i < 1000; i++) {
        table.put(i, i);
      }
      return Unit.VALUE;
    });
    BTree<Long, Long> before = table.getRows();
    assertThrows(
        Abort.class,
        () ->
            table.within(() -> {
              table.put(5, 50);
              return abort();
            }));
    assertEquals(before, table.getRows());
    table.put(5, 50);
    assertEquals(5L, before.at(5L));
    assertEquals(50L, table.getRows().at(5L));
  }
}
