package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of nodes, however they are laid out, against a plain list. */
class KeysModelTest {
  private static final int ROUNDS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void numbersOfAnySpread(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> model = new ArrayList<>(numbers(random));
      check(random, model, Keys.of(model));
      edit(random, model);
    }
  }

  /** Even rows, clusters with gaps between them, and numbers at both ends of what there is. */
  private static TreeSet<Long> numbers(Random random) {
    var all = new TreeSet<Long>();
    long start = random.nextBoolean() ? random.nextLong() : random.nextInt(1000);
    long step = 1 + random.nextInt(3);
    int kind = random.nextInt(5);
    int size = 1 + random.nextInt(64);
    for (long i = 0; all.size() < size; i++) {
      all.add(
          switch (kind) {
            case 0 -> start + i * step;
            case 1 -> start + i * step + (random.nextInt(20) == 0 ? 100_000_000L : 0);
            case 2 -> random.nextLong();
            case 3 ->
                (random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE) ^ random.nextInt(100);
            default -> (long) random.nextInt(500);
          });
    }
    return all;
  }

  private static void check(Random random, List<Long> model, Keys keys) {
    assertEquals(model, List.of(keys.boxed()));
    var asked = new ArrayList<>(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()));
    for (Long key : model) {
      asked.addAll(List.of(key - 1, key, key + 1));
    }
    for (long key : asked) {
      int before = (int) model.stream().filter(k -> k < key).count();
      int found = model.contains(key) ? before : -1 - before;
      assertEquals(found, keys.find(key));
      assertEquals(found, keys.find((Object) key));
      assertEquals(found >= 0 ? before : before - 1, keys.floor(key));
      assertEquals(found >= 0 ? before : before - 1, keys.floor((Object) key));
    }
  }

  private static void edit(Random random, List<Long> model) {
    Keys keys = Keys.of(model);
    var edited = new TreeSet<>(model);
    for (int i = 0; i < 20; i++) {
      var list = new ArrayList<>(edited);
      long key =
          random.nextInt(4) == 0 ? random.nextLong() : list.getLast() + 1 + random.nextInt(2);
      int at = keys.find(key);
      if (at < 0 && random.nextInt(3) > 0) {
        edited.add(key);
        keys = keys.insert(-1 - at, key);
      } else if (edited.size() > 1) {
        int gone = random.nextInt(list.size());
        edited.remove(list.get(gone));
        keys = keys.remove(gone);
      }
      check(random, new ArrayList<>(edited), keys);
    }
    int middle = random.nextInt(edited.size() + 1);
    Keys left = keys.slice(0, middle);
    Keys right = keys.slice(middle, edited.size());
    check(random, new ArrayList<>(edited), Keys.concat(left, right));
    check(random, new ArrayList<>(edited).subList(0, middle), left);
  }

  @Test
  void numbersInSequenceNeedNoArray() {
    Keys keys = ObjectKeys.NONE;
    for (int i = 0; i < 64; i++) {
      keys = keys.insert(i, 5L + 3 * i);
    }
    assertInstanceOf(LongKeys.Even.class, keys);
    assertInstanceOf(LongKeys.Even.class, keys.remove(63));
    assertInstanceOf(LongKeys.Uneven.class, keys.remove(30));
    assertInstanceOf(LongKeys.Uneven.class, keys.insert(64, 5L + 3 * 65));
  }

  @Test
  void keysThatComeInOrderFillTheirNodes() {
    BTree<Long, String> tree = BTree.empty();
    for (long i = 0; i < 64 * 64 * 3; i++) {
      tree = tree.insert(i, "");
    }
    var widths = new TreeSet<Integer>();
    tree.chunks().forEach(chunk -> widths.add(chunk.size()));
    assertEquals(new TreeSet<>(List.of(64)), widths);
    BTree<Long, String> falling = BTree.empty();
    for (long i = 64 * 64; i > 0; i--) {
      falling = falling.insert(i, "");
    }
    assertEquals(64 * 64, falling.length());
  }
}
