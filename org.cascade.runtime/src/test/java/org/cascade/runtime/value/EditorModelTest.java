package org.cascade.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays, maps and sets edited in place beside Java's; what was seen before stays as it was. */
class EditorModelTest {
  private static final int ROUNDS = 200;
  private static final int HELD = 12;
  private static final int KEYS = 3000;

  /** An array that somebody holds, and what must be in it for ever. */
  private record HeldArray(Array<Object> array, List<Object> model) {
    void check() {
      assertEquals(model, array.asList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void arraysOfIntegers(long seed) {
    arrays(new Random(seed), number -> number);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void arraysOfTexts(long seed) {
    arrays(new Random(seed), Long::toString);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void arraysOfBoth(long seed) {
    arrays(new Random(seed), number -> number % 97 == 0 ? "s" + number : (Object) number);
  }

  private static void arrays(Random random, LongFunction<Object> element) {
    var held = new ArrayList<HeldArray>();
    held.add(new HeldArray(Array.empty(), List.of()));
    Array<Object> numbers = Array.<Object>from(Array.range(0, random.nextInt(500)));
    held.add(new HeldArray(numbers, List.copyOf(numbers.asList())));
    for (int round = 0; round < ROUNDS; round++) {
      HeldArray base = held.get(random.nextInt(held.size()));
      ArrayEditor<Object> editor = base.array().edit();
      var model = new ArrayList<>(base.model());
      for (int part = random.nextInt(4); part >= 0; part--) {
        edit(random, editor, model, element);
        held.add(new HeldArray(editor.done(), List.copyOf(model)));
        Object last = element.apply(round);
        held.add(new HeldArray(editor.done().append(last), with(model, last)));
      }
      while (held.size() > HELD) {
        held.remove(random.nextInt(held.size())).check();
      }
    }
    held.forEach(HeldArray::check);
  }

  private static List<Object> with(List<Object> model, Object last) {
    var longer = new ArrayList<>(model);
    longer.add(last);
    return List.copyOf(longer);
  }

  private static void edit(
      Random random, ArrayEditor<Object> editor, List<Object> model, LongFunction<Object> element) {
    int at = 0;
    for (int i = random.nextInt(300); i >= 0; i--) {
      Object x = element.apply(random.nextInt(1000));
      at = random.nextInt(8) == 0 ? random.nextInt(model.size() + 1) : at + 1;
      if (at >= model.size()) {
        editor.append(x);
        model.add(x);
      } else {
        editor.set(at, x);
        model.set(at, x);
      }
      int seen = random.nextInt(model.size());
      assertEquals(model.get(seen), editor.now().at(seen));
      assertEquals(model.size(), editor.now().length());
    }
  }

  /** A map that somebody holds, and what must be in it for ever. */
  private record HeldMap(Map<Key, Long> map, LinkedHashMap<Key, Long> model) {
    void check() {
      assertEquals(List.copyOf(model.keySet()), map.keys().asList());
      assertEquals(List.copyOf(model.values()), map.values().asList());
      model.forEach((key, value) -> assertEquals(Option.some(value), map.get(key)));
    }
  }

  /** A key of whose hashes many are the same, or differ late. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number % 3 == 0 ? number % 50 : number;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void maps(long seed) {
    var random = new Random(seed);
    var held = new ArrayList<HeldMap>();
    held.add(new HeldMap(Map.empty(), new LinkedHashMap<>()));
    for (int round = 0; round < ROUNDS; round++) {
      HeldMap base = held.get(random.nextInt(held.size()));
      MapEditor<Key, Long> editor = base.map().edit();
      var model = new LinkedHashMap<>(base.model());
      for (int part = random.nextInt(4); part >= 0; part--) {
        edit(random, editor, model);
        held.add(new HeldMap(editor.done(), new LinkedHashMap<>(model)));
      }
      while (held.size() > HELD) {
        held.remove(random.nextInt(held.size())).check();
      }
    }
    held.forEach(HeldMap::check);
  }

  private static void edit(
      Random random, MapEditor<Key, Long> editor, LinkedHashMap<Key, Long> model) {
    boolean shrinks = random.nextInt(3) == 0;
    for (int i = random.nextInt(400); i >= 0; i--) {
      var key = new Key(random.nextInt(KEYS));
      if (random.nextInt(10) < (shrinks ? 8 : 1)) {
        editor.remove(key);
        model.remove(key);
      } else {
        editor.put(key, (long) i);
        model.put(key, (long) i);
      }
      Long value = model.get(key);
      assertEquals(value == null ? Option.none() : Option.some(value), editor.now().get(key));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sets(long seed) {
    var random = new Random(seed);
    SetEditor<Long> editor = Set.<Long>empty().edit();
    var model = new java.util.LinkedHashSet<Long>();
    var held = new LinkedHashMap<Set<Long>, List<Long>>();
    for (int i = 0; i < 10 * KEYS; i++) {
      long element = random.nextInt(KEYS);
      if (random.nextBoolean()) {
        editor.add(element);
        model.add(element);
      } else {
        editor.remove(element);
        model.remove(element);
      }
      assertEquals(model.contains(element), editor.now().contains(element));
      if (i % 1000 == 0) {
        held.put(editor.done(), List.copyOf(model));
      }
    }
    held.forEach((set, elements) -> assertEquals(elements, set.toArray().asList()));
  }
}
