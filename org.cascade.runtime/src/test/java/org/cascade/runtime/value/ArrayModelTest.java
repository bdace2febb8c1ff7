package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on arrays against the same on a Java list, with old versions kept intact. */
class ArrayModelTest {
  private static final int STEPS = 1500;
  private static final int MAX_SIZE = 6000;

  /** An array, and a Java list of what must be in it. */
  private record Version(Array<Object> array, List<Object> model) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void integersBehaveAsList(long seed) {
    run(new Random(seed), number -> number);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void stringsBehaveAsList(long seed) {
    run(new Random(seed), Long::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void mixedTypesBehaveAsList(long seed) {
    run(new Random(seed), number -> number % 7 == 0 ? "s" + number : (Object) number);
  }

  private void run(Random random, LongFunction<Object> element) {
    var versions = new ArrayList<Version>();
    versions.add(new Version(Array.empty(), List.of()));
    for (int step = 0; step < STEPS; step++) {
      Version base = versions.get(random.nextInt(versions.size()));
      Version next = step(random, base, versions, element);
      if (next.model().size() <= MAX_SIZE) {
        check(random, next);
        if (versions.size() < 12) {
          versions.add(next);
        } else {
          versions.set(1 + random.nextInt(11), next);
        }
      }
    }
    versions.forEach(version -> assertEquals(version.model(), version.array().asList()));
  }

  private Version step(
      Random random, Version base, List<Version> versions, LongFunction<Object> element) {
    Array<Object> array = base.array();
    var model = new ArrayList<>(base.model());
    Object x = element.apply(random.nextInt(1000));
    int size = model.size();
    int at = random.nextInt(size + 1);
    int kind = random.nextInt(10);
    if (kind == 0) {
      for (int i = 0; i < 200; i++) {
        Object y = element.apply(i);
        array = array.append(y);
        model.add(y);
      }
    } else if (kind == 1) {
      Version other = versions.get(random.nextInt(versions.size()));
      array = array.concat(other.array());
      model.addAll(other.model());
    } else if (kind == 2) {
      int to = at + random.nextInt(size - at + 1);
      array = array.slice(at, to);
      model = new ArrayList<>(model.subList(at, to));
    } else if (kind == 3) {
      array = random.nextBoolean() ? array.take(at).concat(array.drop(at)) : array.map(e -> e);
    } else if (kind == 4) {
      array = array.reverse();
      model = new ArrayList<>(model.reversed());
    } else if (kind <= 6 || at == size) {
      array = array.insertAt(at, x);
      model.add(at, x);
    } else if (kind == 7) {
      array = array.removeAt(at);
      model.remove(at);
    } else {
      array = array.set(at, x);
      model.set(at, x);
    }
    return new Version(array, model);
  }

  private void check(Random random, Version version) {
    Array<Object> array = version.array();
    List<Object> model = version.model();
    assertEquals(model.size(), array.length());
    if (!model.isEmpty()) {
      int at = random.nextInt(model.size());
      assertEquals(model.get(at), array.at(at));
      assertEquals(Option.some(model.getLast()), array.last());
    }
    checkNode(array.tree(), true);
    if (random.nextInt(20) == 0) {
      assertEquals(model, array.asList());
      assertEquals(Array.from(model), array);
      assertEquals(model.hashCode(), array.hashCode());
      assertEquals(model, array.stream().toList());
    }
  }

  /** All leaves are equally deep, and nodes but the root at least half full. */
  private static void checkNode(TreeNode<Object> node, boolean root) {
    switch (node) {
      case Flat<Object> leaf -> {
        assertTrue(leaf.size() <= Flat.MAX_LEAF, "leaf of " + leaf.size());
        assertTrue(root || leaf.size() >= Flat.MAX_LEAF / 2, "leaf of " + leaf.size());
      }
      case TreeNode.Branch<Object> branch -> {
        int width = branch.children().size();
        assertTrue(width <= TreeNode.MAX_CHILDREN, "branch of " + width);
        assertTrue(root ? width > 1 : width >= TreeNode.MAX_CHILDREN / 2, "branch of " + width);
        for (TreeNode<Object> child : branch.children()) {
          assertEquals(branch.height() - 1, child.height());
          checkNode(child, false);
        }
      }
    }
  }
}
