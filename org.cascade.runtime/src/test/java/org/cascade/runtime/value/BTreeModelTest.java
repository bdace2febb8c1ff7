package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on trees against Java's {@code TreeMap}, with old versions kept intact. */
class BTreeModelTest {
  private static final int STEPS = 250;
  private static final int KEYS = 8000;

  /** A tree, and a Java map of what must be in it. */
  private record Version(BTree<Object, Long> tree, TreeMap<Object, Long> model) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void integerKeys(long seed) {
    run(new Random(seed), number -> number);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void stringKeys(long seed) {
    run(new Random(seed), number -> "key" + number);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void tupleKeys(long seed) {
    run(new Random(seed), number -> new Tuple2<>(number % 50, Long.toString(number)));
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void keysOfSeveralTypes(long seed) {
    run(new Random(seed), number -> number % 5 == 0 ? "s" + number : (Object) number);
  }

  private void run(Random random, LongFunction<Object> key) {
    var versions = new ArrayList<Version>();
    versions.add(new Version(BTree.empty(), new TreeMap<>(Ordering::compare)));
    for (int step = 0; step < STEPS; step++) {
      Version base = versions.get(random.nextInt(versions.size()));
      Version changed = step(random, base, key);
      Version next =
          random.nextInt(4) == 0 ? new Version(stored(changed.tree()), changed.model()) : changed;
      check(random, next, key);
      assertEquals(
          differences(base.model(), next.model()), Changes.between(base.tree(), next.tree()));
      if (versions.size() < 8) {
        versions.add(next);
      } else {
        versions.set(random.nextInt(8), next);
      }
    }
    versions.forEach(v -> assertEquals(v.model(), v.tree().toJavaMap()));
  }

  /** The same tree with its leaves yet to be read. */
  private static BTree<Object, Long> stored(BTree<Object, Long> tree) {
    var leaves = new ArrayList<StoredEntries<Object, Long>>();
    tree.eachLeaf(
        new BTree.Leaves<>() {
          @Override
          public void chunk(BTree.Chunk<Object, Long> entries) {
            var keys = new ArrayList<Object>();
            var values = new ArrayList<Long>();
            for (int i = 0; i < entries.size(); i++) {
              keys.add(entries.key(i));
              values.add(entries.value(i));
            }
            leaves.add(new Stored(keys, values));
          }

          @Override
          public void stored(StoredEntries<Object, Long> entries) {
            leaves.add(entries);
          }
        });
    return BTree.ofStored(leaves);
  }

  /** Entries as a store would keep them. */
  private record Stored(List<Object> keys, List<Long> values)
      implements StoredEntries<Object, Long> {
    @Override
    public int size() {
      return keys.size();
    }

    @Override
    public Object firstKey() {
      return keys.getFirst();
    }

    @Override
    public BTree<Object, Long> read() {
      return BTree.of(keys, values);
    }
  }

  private Version step(Random random, Version base, LongFunction<Object> key) {
    BTree<Object, Long> tree = base.tree();
    var model = new TreeMap<>(base.model());
    int kind = random.nextInt(8);
    int count = random.nextInt(3) == 0 ? 1000 : 10;
    long start = random.nextInt(KEYS);
    Object from = key.apply(start);
    Object to = key.apply(random.nextInt(KEYS));
    if (kind == 0 && Ordering.compare(from, to) <= 0 && random.nextBoolean()) {
      return new Version(tree.range(from, to), new TreeMap<>(model.subMap(from, to)));
    }
    if (kind == 1) {
      long rest = random.nextInt(3);
      model.values().removeIf(value -> value % 3 == rest);
      return new Version(tree.filter((k, v) -> v % 3 != rest), model);
    }
    if (kind == 2) {
      model.replaceAll((k, v) -> v + 1);
      return new Version(tree.mapValues(v -> v + 1), model);
    }
    for (long i = 0; i < count; i++) {
      Object k = key.apply(random.nextBoolean() ? start + i : random.nextInt(KEYS));
      if (kind <= 4) {
        tree = tree.remove(k);
        model.remove(k);
      } else {
        long value = random.nextInt(100);
        tree = tree.insert(k, value);
        model.put(k, value);
      }
    }
    return new Version(tree, model);
  }

  private void check(Random random, Version version, LongFunction<Object> key) {
    BTree<Object, Long> tree = version.tree();
    TreeMap<Object, Long> model = version.model();
    assertEquals(model.size(), tree.length());
    assertEquals(model.isEmpty(), tree.isEmpty());
    for (int i = 0; i < 20; i++) {
      Object k = key.apply(random.nextInt(KEYS));
      assertEquals(model.containsKey(k), tree.contains(k));
      assertEquals(model.containsKey(k) ? Option.some(model.get(k)) : Option.none(), tree.get(k));
      assertEquals(entry(model.floorEntry(k)), tree.floor(k));
      assertEquals(entry(model.ceilingEntry(k)), tree.ceiling(k));
    }
    assertEquals(entry(model.firstEntry()), tree.first());
    assertEquals(entry(model.lastEntry()), tree.last());
    assertEquals(List.copyOf(model.keySet()), tree.keys().asList());
    assertEquals(List.copyOf(model.values()), tree.values().asList());
    assertEquals(BTree.from(model), tree);
    assertEquals(BTree.from(model).hashCode(), tree.hashCode());
    checkNode(tree.root());
    var joined = new ArrayList<Object>();
    tree.parts(1 + random.nextInt(200)).forEach(part -> joined.addAll(part.keys().asList()));
    assertEquals(List.copyOf(model.keySet()), joined);
  }

  private void checkNode(BTreeNode<Object, Long> node) {
    assertTrue(node.width() <= BTreeNode.MAX_WIDTH);
    if (node instanceof BTreeNode.Branch<Object, Long> branch) {
      int count = 0;
      assertEquals(branch.children().size(), branch.width());
      for (int i = 0; i < branch.width(); i++) {
        BTreeNode<Object, Long> child = branch.children().get(i);
        assertEquals(branch.keys().get(i), child.keys().get(0));
        assertEquals(branch.height() - 1, child.height());
        assertFalse(child.count() == 0);
        count += child.count();
        checkNode(child);
      }
      assertEquals(count, branch.count());
    }
  }

  private static Option<Tuple2<Object, Long>> entry(Map.@Nullable Entry<Object, Long> entry) {
    return entry == null
        ? Option.none()
        : Option.some(new Tuple2<>(entry.getKey(), entry.getValue()));
  }

  private static Array<Change<Object, Long>> differences(
      SortedMap<Object, Long> before, SortedMap<Object, Long> after) {
    var changes = new TreeMap<Object, Change<Object, Long>>(Ordering::compare);
    before.forEach((key, value) -> changes.put(key, new Change.Removed<>(key, value)));
    for (Map.Entry<Object, Long> now : after.entrySet()) {
      Object key = now.getKey();
      Long old = before.get(key);
      if (old == null) {
        changes.put(key, new Change.Inserted<>(key, now.getValue()));
      } else if (old.equals(now.getValue())) {
        changes.remove(key);
      } else {
        changes.put(key, new Change.Updated<>(key, old, now.getValue()));
      }
    }
    return Array.from(changes.values());
  }

  @Test
  void rangesAtAndBeyondTheEnds() {
    BTree<Long, Long> tree = BTree.empty();
    for (long i = 0; i < 10_000; i++) {
      tree = tree.insert(i, -i);
    }
    assertEquals(BTree.empty(), tree.range(5_000L, 3L));
    assertEquals(BTree.empty(), tree.range(64L, 64L));
    assertEquals(BTree.empty(), tree.range(20_000L, 30_000L));
    assertEquals(BTree.empty(), tree.range(-20L, 0L));
    assertEquals(10, tree.range(-20L, 10L).length());
    assertEquals(1, tree.range(9_999L, 20_000L).length());
    assertEquals(tree, tree.range(-1L, 10_000L));
    assertEquals(5_000, tree.range(2_500L, 7_500L).length());
  }

  @Test
  void keysNeedNotBeInOrder() {
    BTree<Long, String> ordered = BTree.of(List.of(1L, 2L, 5L), List.of("a", "b", "c"));
    assertEquals(ordered, BTree.of(List.of(5L, 1L, 5L, 2L), List.of("x", "a", "c", "b")));
    assertEquals("{1: \"a\", 2: \"b\", 5: \"c\"}", ordered.toString());
    assertEquals(BTree.empty(), BTree.<Long, String>of(List.of(), List.of()));
  }
}
