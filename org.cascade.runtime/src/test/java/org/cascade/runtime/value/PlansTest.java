package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The parts of plans against what is plain to see. */
class PlansTest {
  private static final Fn2<Long, Long, Long> BY_TENS = (a, b) -> Plans.compare(a / 10, b / 10);

  @Test
  void withinIsWhatAFilterOfKeysKeeps() {
    Random random = new Random(11);
    for (int round = 0; round < 400; round++) {
      BTree<Long, String> tree = tree(random, random.nextInt(5_000));
      long low = random.nextInt(6_000) - 500;
      long high = low + random.nextInt(3_000);
      BTree<Long, String> found = tree.within(key -> key < low ? -1L : key < high ? 0L : 1L);
      assertEquals(tree.filter((key, value) -> key >= low && key < high), found);
      assertEquals(found.length(), found.values().length());
      assertEquals(tree.insert(low, "x"), tree.insert(low, "x").merge(found.remove(low)));
    }
  }

  @Test
  void withinOfNothingAndOfAll() {
    assertEquals(BTree.empty(), BTree.<Long, Long>empty().within(key -> 0L));
    BTree<Long, String> tree = tree(new Random(3), 1_000);
    assertEquals(tree, tree.within(key -> 0L));
    assertEquals(BTree.empty(), tree.within(key -> 1L));
    assertEquals(BTree.empty(), tree.within(key -> -1L));
  }

  @Test
  void aPartOfATreeIsATree() {
    BTree<Long, String> part =
        tree(new Random(5), 4_000).within(k -> k < 900 ? -1L : k < 2_500 ? 0L : 1L);
    BTree<Long, String> changed = part;
    for (long key = 0; key < 3_000; key += 3) {
      changed = key % 2 == 0 ? changed.insert(key, "new") : changed.remove(key);
    }
    assertEquals(BTree.from(changed.toJavaMap()), changed);
  }

  @Test
  void topIsTheBeginningOfSorted() {
    Random random = new Random(13);
    for (int round = 0; round < 300; round++) {
      Array<Long> rows = Array.from(longs(random, random.nextInt(200)));
      long count = random.nextInt(40) - 2;
      assertEquals(Plans.sorted(rows, BY_TENS).take(count), Plans.top(rows, count, BY_TENS));
    }
  }

  @Test
  void equalRowsKeepTheirOrder() {
    Array<Long> rows = Array.of(35L, 12L, 31L, 17L, 38L, 11L);
    assertEquals(Array.of(12L, 17L, 11L, 35L, 31L, 38L), Plans.sorted(rows, BY_TENS));
    assertEquals(Array.of(12L, 17L, 11L, 35L), Plans.top(rows, 4, BY_TENS));
  }

  @Test
  void noMoreRowsAreLookedAtThanAreTaken() {
    AtomicInteger asked = new AtomicInteger();
    BTree<Long, String> tree = tree(new Random(1), 1_000);
    Array<String> taken =
        Plans.takeWhere(
            Plans.eachValue(tree),
            3,
            row -> {
              asked.incrementAndGet();
              return true;
            });
    assertEquals(3, taken.length());
    assertEquals(3, asked.get());
  }

  @Test
  void groupsComeInOrderOfFirstOccurrence() {
    Array<Tuple2<Long, Array<Long>>> groups =
        Plans.grouped(Array.of(35L, 12L, 31L, 17L), n -> n / 10, Tuple2::new);
    assertEquals(
        Array.of(new Tuple2<>(3L, Array.of(35L, 31L)), new Tuple2<>(1L, Array.of(12L, 17L))),
        groups);
  }

  private static BTree<Long, String> tree(Random random, int entries) {
    BTree<Long, String> tree = BTree.empty();
    for (int i = 0; i < entries; i++) {
      tree = tree.insert((long) random.nextInt(5_000), "v" + i);
    }
    return tree;
  }

  private static List<Long> longs(Random random, int count) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add((long) random.nextInt(100));
    }
    return all;
  }
}
