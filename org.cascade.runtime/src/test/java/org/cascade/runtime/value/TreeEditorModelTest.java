package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees edited in place beside Java's {@code TreeMap}; what was seen before stays as it was. */
class TreeEditorModelTest {
  private static final int ROUNDS = 150;
  private static final int KEYS = 6000;

  /** A tree that somebody holds, and what must be in it for ever. */
  private record Held(BTree<Long, Long> tree, TreeMap<Long, Long> model) {
    void check() {
      assertEquals(model.size(), tree.length());
      assertEquals(List.copyOf(model.keySet()), tree.keys().asList());
      assertEquals(List.copyOf(model.values()), tree.values().asList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void editsChangeNothingThatWasSeen(long seed) {
    var random = new Random(seed);
    var held = new ArrayList<Held>();
    held.add(new Held(BTree.empty(), new TreeMap<>()));
    for (int round = 0; round < ROUNDS; round++) {
      Held base = held.get(random.nextInt(held.size()));
      TreeEditor<Long, Long> editor = base.tree().edit();
      var model = new TreeMap<>(base.model());
      for (int part = random.nextInt(4); part >= 0; part--) {
        edit(random, editor, model);
        BTree<Long, Long> done = editor.done();
        Held now = new Held(done, new TreeMap<>(model));
        now.check();
        checkLookups(random, now);
        held.add(now);
      }
      while (held.size() > 12) {
        held.remove(random.nextInt(held.size())).check();
      }
    }
    held.forEach(Held::check);
  }

  private static void edit(
      Random random, TreeEditor<Long, Long> editor, TreeMap<Long, Long> model) {
    boolean shrinks = random.nextInt(3) == 0;
    long start = random.nextInt(KEYS);
    for (int i = random.nextInt(800); i >= 0; i--) {
      long key = random.nextBoolean() ? start++ : random.nextInt(KEYS);
      if (random.nextInt(10) < (shrinks ? 8 : 1)) {
        editor.remove(key);
        model.remove(key);
      } else {
        long value = random.nextInt(100);
        editor.put(key, value);
        model.put(key, value);
      }
    }
  }

  private static void checkLookups(Random random, Held held) {
    for (int i = 0; i < 50; i++) {
      long key = random.nextInt(KEYS);
      Long value = held.model().get(key);
      assertEquals(value == null ? Option.none() : Option.some(value), held.tree().get(key));
    }
    long from = random.nextInt(KEYS);
    assertEquals(
        List.copyOf(held.model().subMap(from, from + 100).values()),
        held.tree().range(from, from + 100).values().asList());
  }
}
