package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes between versions of arrays, sets and trees, and how few entries they look at. */
class ChangesTest {
  @Test
  void arraysByIndex() {
    Array<String> before = Array.of("a", "b", "c");
    assertEquals(
        "[Updated(1, \"b\", \"x\"), Inserted(3, \"d\")]",
        Changes.between(before, before.set(1, "x").append("d")).toString());
    assertEquals("[Removed(2, \"c\")]", Changes.between(before, before.take(2)).toString());
    assertEquals("[]", Changes.between(before, Array.from(before.asList())).toString());
  }

  @Test
  void longArrays() {
    Array<Long> before = Array.range(0, 5000).append(5000L);
    Array<Long> after = before.set(77, -1L).set(4000, -2L).append(9L).concat(Array.of(8L));
    assertEquals(
        "[Updated(77, 77, -1), Updated(4000, 4000, -2), Inserted(5001, 9), Inserted(5002, 8)]",
        Changes.between(before, after).toString());
    Array<Long> shorter = after.slice(0, 100).concat(after.slice(100, 3000));
    var model = new ArrayList<>(before.asList());
    for (Change<Long, Long> change : Changes.between(before, shorter)) {
      switch (change) {
        case Change.Updated<Long, Long>(Long at, Long old, Long now) ->
            assertEquals(old, model.set(at.intValue(), now));
        case Change.Removed<Long, Long>(Long at, Long value) ->
            assertEquals(at, value < 0 ? 4000L : value);
        case Change.Inserted<Long, Long> inserted -> throw new AssertionError(inserted);
      }
    }
    assertEquals(shorter.asList(), model.subList(0, 3000));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void changesOfArraysLeadFromOneToTheOther(long seed) {
    var random = new Random(seed);
    Array<Long> before = Array.range(0, random.nextInt(5000));
    for (int step = 0; step < 300; step++) {
      Array<Long> after = before;
      for (int i = random.nextInt(4); i >= 0; i--) {
        after = another(random, after);
      }
      var model = new ArrayList<>(before.asList());
      for (Change<Long, Long> change : Changes.between(before, after)) {
        switch (change) {
          case Change.Updated<Long, Long>(Long at, Long old, Long now) ->
              assertEquals(old, model.set(at.intValue(), now));
          case Change.Removed<Long, Long>(Long at, Long gone) ->
              assertEquals(gone, model.remove(after.size()));
          case Change.Inserted<Long, Long>(Long at, Long now) -> {
            assertEquals((long) at, model.size());
            model.add(now);
          }
        }
      }
      assertEquals(after.asList(), model);
      before = after;
    }
  }

  private static Array<Long> another(Random random, Array<Long> array) {
    int at = random.nextInt(array.size() + 1);
    long x = random.nextInt(10_000);
    int kind = at == array.size() ? 0 : random.nextInt(12);
    return switch (kind) {
      case 0 -> array.append(x);
      case 1 -> array.insertAt(at, x);
      case 2 -> array.removeAt(at);
      case 3 -> array.size() > 6000 ? array.take(at) : array.concat(Array.range(0, x / 10));
      case 4 -> array.concat(Array.of(x, x));
      case 5, 6 -> array.set(at, x);
      default -> edited(random, array);
    };
  }

  private static Array<Long> edited(Random random, Array<Long> array) {
    ArrayEditor<Long> editor = array.edit();
    int size = array.size();
    for (int i = random.nextInt(100); i >= 0; i--) {
      long x = random.nextInt(10_000);
      if (random.nextBoolean()) {
        editor.append(x);
        size++;
      } else {
        editor.set(random.nextInt(size), x);
      }
    }
    return editor.done();
  }

  @Test
  void setsByElement() {
    Set<String> before = Set.of(Array.of("a", "b"));
    assertEquals(
        "[Removed(\"a\", \"a\"), Inserted(\"c\", \"c\")]",
        Changes.between(before, before.remove("a").insert("c")).toString());
    Set<String> moved = before.remove("a").insert("a");
    assertEquals(Array.empty(), Changes.between(before, moved));
  }

  /** A number that counts how often it is compared. */
  private record Counted(long value, AtomicInteger compared) {
    @Override
    public boolean equals(Object other) {
      compared.incrementAndGet();
      return other instanceof Counted counted && counted.value == value;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  @Test
  void sharedPartsOfArraysAreNotVisited() {
    var compared = new AtomicInteger();
    Array<Counted> before = Array.empty();
    for (long i = 0; i < 50_000; i++) {
      before = before.append(new Counted(i, compared));
    }
    Array<Counted> after = before;
    for (long i = 0; i < 100; i++) {
      after = after.append(new Counted(-i, compared));
    }
    after = after.set(30_000, new Counted(-1, compared));
    assertEquals(101, Changes.between(before, after).length());
    assertTrue(compared.get() <= 4 * Flat.MAX_LEAF, "compared " + compared);
  }

  @Test
  void sharedSubtreesAreNotVisited() {
    var compared = new AtomicInteger();
    BTree<Long, Counted> before = BTree.empty();
    for (long i = 0; i < 50_000; i++) {
      before = before.insert(i, new Counted(i, compared));
    }
    BTree<Long, Counted> after = before.remove(10_000L).insert(30_000L, new Counted(-1, compared));
    assertEquals(2, Changes.between(before, after).length());
    assertTrue(compared.get() <= 2, "compared " + compared);
  }
}
