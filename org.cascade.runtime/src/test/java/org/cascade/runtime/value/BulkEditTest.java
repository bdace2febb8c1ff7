package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many changes at once beside the same changes of Java's {@code TreeMap}. */
class BulkEditTest {
  /** A tree's size, the number of changes, the range of keys, how many of ten remove. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 10, 0",
    "0, 5, 10, 5",
    "0, 1000, 500, 3",
    "50, 20, 100, 5",
    "3000, 1, 6000, 5",
    "3000, 300, 6000, 0",
    "3000, 300, 6000, 10",
    "3000, 9000, 4000, 9",
    "20000, 20000, 40000, 5",
    "200, 150000, 300000, 1",
  })
  void theOutcomeIsThatOfOneChangeAfterTheOther(int size, int changes, int range, int removals) {
    for (long seed = 1; seed <= 4; seed++) {
      long one = seed;
      compare(new Random(seed), size, changes, range, removals, key -> key - range / 2);
      compare(new Random(seed), size, changes, range, removals, key -> "key" + key * one);
      compare(new Random(seed), size, changes, range, removals, key -> key * Long.MAX_VALUE / 7);
    }
  }

  private static void compare(
      Random random, int size, int changes, int range, int removals, LongFunction<Object> key) {
    var model = new TreeMap<Object, Long>(Ordering::compare);
    for (int i = 0; i < size; i++) {
      model.put(key.apply(random.nextInt(range)), (long) i);
    }
    BTree<Object, Long> before = BTree.from(model);
    var beforeModel = new TreeMap<>(model);
    var edit = new BulkEdit<>(before);
    for (int i = 0; i < changes; i++) {
      Object at = key.apply(random.nextInt(range));
      if (random.nextInt(10) < removals) {
        edit.remove(at);
        model.remove(at);
      } else {
        edit.put(at, -1L - i);
        model.put(at, -1L - i);
      }
    }
    BTree<Object, Long> after = edit.tree();
    assertEquals(model, after.toJavaMap());
    assertEquals(model.size(), after.length());
    assertEquals(beforeModel, before.toJavaMap());
    List<Object> keys = new ArrayList<>(model.keySet());
    for (int i = 0; i < Math.min(100, keys.size()); i++) {
      Object at = keys.get(random.nextInt(keys.size()));
      assertEquals(model.get(at), after.at(at));
      after = after.remove(at).insert(at, 7L);
      model.put(at, 7L);
    }
    assertEquals(model, after.toJavaMap());
  }
}
