package org.cascade.runtime.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cascade.runtime.value.BTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that come back from their bytes, and read a leaf when it is first looked into. */
class TreeCodecTest {
  private static final int LARGE = 5000;

  /** How many values were read. */
  private final AtomicInteger reads = new AtomicInteger();

  private final Codec<String> value =
      Scalar.of(
          "String",
          (text, out) -> out.writeString(text),
          in -> {
            reads.incrementAndGet();
            return in.readString();
          });

  private final Codec<BTree<Long, String>> codec = Codecs.btree(Codecs.INT, value);

  private static <K> byte[] bytes(Codec<BTree<K, String>> codec, BTree<K, String> tree) {
    var out = new Output();
    codec.write(tree, out);
    return out.toByteArray();
  }

  private static <K> BTree<K, String> read(Codec<BTree<K, String>> codec, byte[] bytes) {
    var in = new Input(bytes, number -> "space " + number);
    BTree<K, String> tree = codec.read(in);
    assertEquals(0, in.remaining());
    return tree;
  }

  private static SortedMap<Long, String> entries(int count, long seed) {
    var random = new Random(seed);
    SortedMap<Long, String> made = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      made.put((long) random.nextInt(3 * count + 1), "v" + random.nextInt());
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 65, 128, 129, 500, 4096, 4097})
  void whatIsEditedAfterItWasReadIsWhatItWouldBeWithoutThat(int count) {
    for (long seed = 0; seed < 6; seed++) {
      edit(count, seed);
    }
  }

  private void edit(int count, long seed) {
    SortedMap<Long, String> model = entries(count, seed);
    BTree<Long, String> tree = read(codec, bytes(codec, BTree.from(model)));
    var random = new Random(seed + 1);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 20; i++) {
        long key = random.nextInt(3 * count + 1);
        if (random.nextBoolean()) {
          tree = tree.insert(key, "new " + key);
          model.put(key, "new " + key);
        } else {
          tree = tree.remove(key);
          model.remove(key);
        }
      }
      BTree<Long, String> again = read(codec, bytes(codec, tree));
      assertEquals(model, again.toJavaMap());
      tree = random.nextBoolean() ? tree : read(codec, bytes(codec, tree));
    }
    assertEquals(model, tree.toJavaMap());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 65, 1000})
  void keysOfAnyTypeComeBack(int count) {
    Codec<BTree<String, String>> ofTexts = Codecs.btree(Codecs.STRING, Codecs.STRING);
    SortedMap<String, String> model = new TreeMap<>();
    entries(count, 8).forEach((key, text) -> model.put("k" + key, text));
    BTree<String, String> tree = BTree.from(model);
    BTree<String, String> again = read(ofTexts, bytes(ofTexts, tree));
    model.keySet().forEach(key -> assertEquals(tree.get(key), again.get(key)));
    assertEquals(tree, again);
  }

  @Test
  void onlyTheLeafThatIsLookedIntoIsRead() {
    SortedMap<Long, String> model = entries(LARGE, 1);
    byte[] stored = bytes(codec, BTree.from(model));
    BTree<Long, String> tree = read(codec, stored);
    assertEquals(model.size(), tree.length());
    assertEquals(0, reads.get());
    long key = model.lastKey();
    assertEquals(model.get(key), tree.at(key));
    assertEquals(model.get(key), tree.at(key));
    assertTrue(reads.get() <= BTree.largestChunk(), reads + " values were read");
    BTree<Long, String> other = tree.insert(key, "changed");
    assertEquals(model.get(key), tree.at(key));
    assertEquals("changed", other.at(key));
    assertTrue(reads.get() <= BTree.largestChunk(), reads + " values were read");
  }

  @Test
  void whatWasNeverLookedIntoIsWrittenAgainAsItIs() {
    byte[] stored = bytes(codec, BTree.from(entries(LARGE, 2)));
    BTree<Long, String> tree = read(codec, stored);
    assertArrayEquals(stored, bytes(codec, tree));
    assertEquals(0, reads.get());
  }

  @Test
  void underAnotherTypeItIsReadAndWrittenAnew() {
    Codec<String> longer = Scalar.of("Text", (text, out) -> out.writeString(text + "!"), in -> "");
    BTree<Long, String> tree = read(codec, bytes(codec, BTree.from(entries(LARGE, 3))));
    BTree<Long, String> again = read(codec, bytes(Codecs.btree(Codecs.INT, longer), tree));
    assertEquals(tree.mapValues(text -> text + "!"), again);
  }

  @Test
  void versionsShareWhatWasReadOfThem() {
    BTree<Long, String> tree = read(codec, bytes(codec, BTree.from(entries(LARGE, 4))));
    BTree<Long, String> other = tree.insert(0L, "zero");
    assertEquals(tree.length(), tree.values().length());
    int before = reads.get();
    assertEquals(other.length(), other.values().length());
    assertEquals(before, reads.get());
  }

  @Test
  void manyThreadsReadALeafOnce() throws InterruptedException {
    SortedMap<Long, String> model = entries(LARGE, 5);
    BTree<Long, String> tree = read(codec, bytes(codec, BTree.from(model)));
    var wrong = new AtomicInteger();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(() ->
              model.forEach((key, text) -> {
                if (!tree.at(key).equals(text)) {
                  wrong.incrementAndGet();
                }
              }));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
    assertEquals(model.size(), reads.get());
  }

  @Test
  void damageThatIsFoundLateIsToldWithItsPlace() {
    byte[] stored = bytes(codec, BTree.from(entries(LARGE, 6)));
    Arrays.fill(stored, stored.length - 40, stored.length, (byte) 0xff);
    var origin =
        new Origin(
            number -> number,
            ValueTypes.NONE,
            found -> new IllegalStateException("file 7: " + found.getMessage()));
    BTree<Long, String> tree = codec.read(new Input(stored, 0, stored.length, origin));
    for (int i = 0; i < 2; i++) {
      var told = assertThrows(IllegalStateException.class, tree::last);
      assertTrue(String.valueOf(told.getMessage()).startsWith("file 7: "), told.toString());
    }
    assertThrows(IllegalStateException.class, tree::values);
  }

  @Test
  void whatMayHoldAnythingIsReadAtOnce() {
    Codec<BTree<Long, Object>> ofAny = Codecs.btree(Codecs.INT, Codecs.any());
    SortedMap<Long, Object> model = new TreeMap<>(entries(LARGE, 7));
    var out = new Output();
    ofAny.write(BTree.from(model), out);
    byte[] stored = out.toByteArray();
    Arrays.fill(stored, stored.length - 40, stored.length, (byte) 0xff);
    var in = new Input(stored, number -> number);
    assertThrows(MalformedInput.class, () -> ofAny.read(in));
  }
}
