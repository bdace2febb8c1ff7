package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An index is the same however it came about: version by version, in leaps, back in time. */
class IndexingTest {
  private static final Fn1<Long, Long> REMAINDER = n -> n % 7;

  @Test
  void everyVersionHasTheIndexThatIsMadeAnew() {
    Random random = new Random(7);
    List<BTree<Long, Long>> versions = versions(random, 2_000);
    Indexing<Long, Long, Long> indexing = Indexing.empty(REMAINDER);
    for (int i = 0; i < versions.size(); i++) {
      boolean leap = random.nextInt(20) == 0;
      BTree<Long, Long> version = versions.get(leap ? random.nextInt(i + 1) : i);
      indexing = indexing.over(version);
      assertEquals(expected(version), indexing.index());
      assertEquals(version, indexing.tree());
    }
  }

  @Test
  void theSameVersionCostsNothing() {
    BTree<Long, Long> tree = BTree.<Long, Long>empty().insert(1L, 10L);
    Indexing<Long, Long, Long> indexing = Indexing.<Long, Long, Long>empty(REMAINDER).over(tree);
    assertSame(indexing, indexing.over(tree));
  }

  private static List<BTree<Long, Long>> versions(Random random, int count) {
    List<BTree<Long, Long>> all = new ArrayList<>(List.of(BTree.empty()));
    for (int i = 0; i < count; i++) {
      BTree<Long, Long> before = all.get(all.size() - 1);
      long key = random.nextInt(300);
      long value = random.nextInt(100);
      all.add(random.nextInt(3) == 0 ? before.remove(key) : before.insert(key, value));
    }
    return all;
  }

  private static BTree<Long, BTree<Long, Long>> expected(BTree<Long, Long> tree) {
    BTree<Long, BTree<Long, Long>> index = BTree.empty();
    for (Tuple2<Long, Long> entry : tree) {
      long place = REMAINDER.apply(entry.a1());
      BTree<Long, Long> entries = index.get(place).orElse(BTree.empty());
      index = index.insert(place, entries.insert(entry.a0(), entry.a1()));
    }
    return index;
  }
}
