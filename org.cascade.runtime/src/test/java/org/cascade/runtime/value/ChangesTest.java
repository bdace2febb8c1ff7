package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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

  @Test
  void setsByElement() {
    Set<String> before = Set.of(Array.of("a", "b"));
    assertEquals(
        "[Removed(\"a\", \"a\"), Inserted(\"c\", \"c\")]",
        Changes.between(before, before.remove("a").insert("c")).toString());
    Set<String> moved = before.remove("a").insert("a");
    assertEquals(Array.empty(), Changes.between(before, moved));
  }

  @Test
  void sharedSubtreesAreNotVisited() {
    var compared = new AtomicInteger();
    record Counted(long value, AtomicInteger compared) {
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
    BTree<Long, Counted> before = BTree.empty();
    for (long i = 0; i < 50_000; i++) {
      before = before.insert(i, new Counted(i, compared));
    }
    BTree<Long, Counted> after = before.remove(10_000L).insert(30_000L, new Counted(-1, compared));
    assertEquals(2, Changes.between(before, after).length());
    assertTrue(compared.get() <= 2, "compared " + compared);
  }
}
