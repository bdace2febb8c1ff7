package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on maps and sets against Java's linked ones, with old versions kept intact. */
class MapModelTest {
  private static final int STEPS = 300;
  private static final int KEYS = 2000;

  /** A map, and a Java map of what must be in it. */
  private record Version(Map<Object, Long> map, LinkedHashMap<Object, Long> model) {}

  /** A key with few hash codes, so that whole hashes collide. */
  private record Colliding(long number) {
    @Override
    public int hashCode() {
      return (int) (number % 3);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void integerKeys(long seed) {
    run(new Random(seed), KEYS, number -> number);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void stringKeys(long seed) {
    run(new Random(seed), KEYS, number -> "key" + number);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void collidingKeys(long seed) {
    run(new Random(seed), 40, Colliding::new);
  }

  private void run(Random random, int keys, LongFunction<Object> key) {
    var versions = new ArrayList<Version>();
    versions.add(new Version(Map.empty(), new LinkedHashMap<>()));
    for (int step = 0; step < STEPS; step++) {
      Version base = versions.get(random.nextInt(versions.size()));
      Version next = step(random, base, keys, key);
      check(random, next, keys, key);
      checkChanges(base, next);
      if (versions.size() < 8) {
        versions.add(next);
      } else {
        versions.set(random.nextInt(8), next);
      }
    }
    versions.forEach(v -> assertEquals(List.copyOf(v.model().keySet()), v.map().keys().asList()));
  }

  private Version step(Random random, Version base, int keys, LongFunction<Object> key) {
    Map<Object, Long> map = base.map();
    var model = new LinkedHashMap<>(base.model());
    int kind = random.nextInt(6);
    if (kind == 0) {
      long rest = random.nextInt(3);
      model.values().removeIf(value -> value % 3 == rest);
      return new Version(map.filter((k, v) -> v % 3 != rest), model);
    }
    for (int i = 0; i < 100; i++) {
      Object k = key.apply(random.nextInt(keys));
      long value = random.nextInt(100);
      if (kind <= 2) {
        map = map.remove(k);
        model.remove(k);
      } else if (kind == 3) {
        map = map.update(k, v -> v + value);
        model.computeIfPresent(k, (same, v) -> v + value);
      } else {
        map = map.insert(k, value);
        model.put(k, value);
      }
    }
    return new Version(map, model);
  }

  private void check(Random random, Version version, int keys, LongFunction<Object> key) {
    Map<Object, Long> map = version.map();
    LinkedHashMap<Object, Long> model = version.model();
    assertEquals(model.size(), map.length());
    for (int i = 0; i < 20; i++) {
      Object k = key.apply(random.nextInt(keys));
      assertEquals(model.containsKey(k), map.contains(k));
      assertEquals(model.containsKey(k) ? Option.some(model.get(k)) : Option.none(), map.get(k));
    }
    assertEquals(List.copyOf(model.keySet()), map.keys().asList());
    assertEquals(List.copyOf(model.values()), map.values().asList());
    assertEquals(model, map.toJavaMap());
    Map<Object, Long> rebuilt = Map.of(map.entries().reverse());
    assertEquals(rebuilt, map);
    assertEquals(rebuilt.hashCode(), map.hashCode());
    assertNotEquals(map.insert("other", 1L), map);
  }

  /** The changes, applied to the one map, give the other, and there are no more than needed. */
  private void checkChanges(Version before, Version after) {
    var model = new HashMap<>(before.model());
    for (Change<Object, Long> change : Changes.between(before.map(), after.map())) {
      switch (change) {
        case Change.Inserted<Object, Long>(Object key, Long value) ->
            assertEquals(null, model.put(key, value));
        case Change.Updated<Object, Long>(Object key, Long oldValue, Long newValue) -> {
          assertNotEquals(oldValue, newValue);
          assertEquals(oldValue, model.put(key, newValue));
        }
        case Change.Removed<Object, Long>(Object key, Long value) ->
            assertEquals(value, model.remove(key));
      }
    }
    assertEquals(after.model(), model);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void setsBehaveAsJavaSets(long seed) {
    var random = new Random(seed);
    Set<Long> set = Set.empty();
    var model = new LinkedHashSet<Long>();
    for (int step = 0; step < STEPS; step++) {
      var numbers = new ArrayList<Long>();
      random.longs(random.nextInt(50), 0, 300).forEach(numbers::add);
      Set<Long> other = Set.from(numbers);
      switch (random.nextInt(5)) {
        case 0 -> {
          set = set.intersect(other);
          model.retainAll(numbers);
        }
        case 1 -> {
          set = set.minus(other);
          numbers.forEach(model::remove);
        }
        case 2 -> {
          set = set.union(other);
          model.addAll(numbers);
        }
        case 3 -> {
          set = numbers.stream().reduce(set, Set::insert, Set::union);
          model.addAll(numbers);
        }
        default -> {
          set = set.remove(7L);
          model.remove(7L);
        }
      }
      assertEquals(List.copyOf(model), set.toArray().asList());
      assertEquals(model, set.toJavaSet());
      assertEquals(Set.of(set.toArray().sort()), set);
      assertEquals(model.contains(8L), set.contains(8L));
    }
  }
}
