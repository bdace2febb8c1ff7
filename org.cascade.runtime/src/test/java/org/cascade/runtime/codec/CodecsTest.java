package org.cascade.runtime.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.cascade.runtime.fault.CascadeBugException;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Assigned;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Bytes;
import org.cascade.runtime.value.Change;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.value.Option;
import org.cascade.runtime.value.Result;
import org.cascade.runtime.value.Set;
import org.cascade.runtime.value.Tuple2;
import org.cascade.runtime.value.Tuple3;
import org.cascade.runtime.value.Tuple8;
import org.cascade.runtime.value.TypeInfo;
import org.cascade.runtime.value.Unit;
import org.junit.jupiter.api.Test;

/** Values come back from their bytes, and from the bytes of their changes. */
class CodecsTest {
  private static final ValueTypes TYPES = ValueTypes.of(List.of(Tree.CODEC));

  private static <T> byte[] bytes(Codec<T> codec, T value) {
    var out = new Output(TYPES);
    codec.write(value, out);
    return out.toByteArray();
  }

  private static Input input(byte[] bytes) {
    return new Input(bytes, 0, bytes.length, number -> "space " + number, TYPES);
  }

  private static <T> void same(Codec<T> codec, T value) {
    Input in = input(bytes(codec, value));
    T read = codec.read(in);
    assertEquals(value, read);
    assertEquals(value.toString(), read.toString());
    assertEquals(0, in.remaining());
  }

  @Test
  void scalars() {
    for (long n : new long[] {0, 1, -1, 63, 64, -65, Long.MAX_VALUE, Long.MIN_VALUE}) {
      same(Codecs.INT, n);
    }
    for (double x : new double[] {0.0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY}) {
      same(Codecs.REAL, x);
    }
    same(Codecs.BOOL, true);
    same(Codecs.UNIT, Unit.VALUE);
    for (String text : new String[] {"", "a", "Grüße \u0000 𝄞", "lone \ud834 half"}) {
      same(Codecs.STRING, text);
    }
    same(Codecs.BIG_INT, BigInteger.TWO.pow(100).negate());
    same(Codecs.DECIMAL, new BigDecimal("-12.3400"));
    same(Codecs.BYTES, Bytes.of((byte) 1, (byte) -1));
    same(Codecs.DURATION, Duration.ofSeconds(-3, 5));
    same(Codecs.DATE_TIME, Instant.parse("2026-01-31T12:00:00.000000001Z"));
    same(Codecs.UUID, new UUID(-5, 7));
    same(Codecs.TYPE, new TypeInfo("User"));
    same(Codecs.ABORT, new Abort("why"));
  }

  @Test
  void compounds() {
    same(Codecs.array(Codecs.UNIT), Array.of(Unit.VALUE, Unit.VALUE));
    same(Codecs.set(Codecs.STRING), Set.of(Array.of("b", "a")));
    same(Codecs.map(Codecs.INT, Codecs.STRING), Map.<Long, String>empty().insert(2L, "b"));
    same(Codecs.btree(Codecs.INT, Codecs.STRING), BTree.<Long, String>empty().insert(2L, "b"));
    same(Codecs.option(Codecs.INT), Option.none());
    same(Codecs.option(Codecs.option(Codecs.INT)), Option.some(Option.none()));
    same(Codecs.result(Codecs.INT, Codecs.STRING), Result.err("no"));
    same(Codecs.change(Codecs.INT, Codecs.STRING), new Change.Updated<>(1L, "a", "b"));
    same(Codecs.change(Codecs.INT, Codecs.STRING), new Change.Removed<>(1L, "a"));
    same(Codecs.assigned(Codecs.INT), new Assigned<>(1L, 2L));
    same(Codecs.tuple2(Codecs.INT, Codecs.STRING), new Tuple2<>(1L, "x"));
    Codec<Long> i = Codecs.INT;
    same(Codecs.tuple3(i, Codecs.BOOL, i), new Tuple3<>(1L, true, 3L));
    same(
        Codecs.tuple8(i, i, i, i, i, i, i, Codecs.STRING),
        new Tuple8<>(1L, 2L, 3L, 4L, 5L, 6L, 7L, "8"));
  }

  /** A type that contains itself, as the compiler writes it. */
  private record Tree(long label, Array<Tree> children) {
    static final Codec<Tree> CODEC =
        Codecs.named(
            "test.Tree",
            Tree.class,
            new Codec<>() {
              private final Codec<Array<Tree>> children =
                  Codecs.array(Codecs.lazy("test.Tree", () -> Tree.CODEC));

              @Override
              public void write(Tree value, Output out) {
                Codecs.INT.write(value.label, out);
                children.write(value.children, out);
              }

              @Override
              public Tree read(Input in) {
                long label = Codecs.INT.read(in);
                return new Tree(label, children.read(in));
              }

              @Override
              public String schema() {
                return "test.Tree { " + Codecs.INT.schema() + ", " + children.schema() + " }";
              }
            });
  }

  @Test
  void recursiveTypes() {
    same(Tree.CODEC, new Tree(1, Array.of(new Tree(2, Array.empty()), new Tree(3, Array.empty()))));
    assertEquals(
        "test.Tree { Int, Array<test.Tree { Int, Array<test.Tree> }> }", Tree.CODEC.schema());
  }

  @Test
  void anythingThatIsMadeOfKnownTypes() {
    same(Codecs.any(), 1L);
    same(Codecs.any(), 2.5);
    same(Codecs.any(), "text");
    same(Codecs.any(), new Tuple3<>(1L, "a", Unit.VALUE));
    same(Codecs.any(), Array.<Object>of(1L, "two", Option.some(3.0), Result.err(true)));
    same(Codecs.any(), Map.<Object, Object>empty().insert("k", Array.empty()));
    same(Codecs.any(), new Tree(7, Array.empty()));
    same(Codecs.any(), new Change.Inserted<Object, Object>("k", new Tree(7, Array.empty())));
    same(Codecs.any(), new Assigned<Object>(1L, "two"));
    assertEquals("space 9", Codecs.any().read(input(new byte[] {1, 9})));
    assertThrows(Abort.class, () -> bytes(Codecs.any(), new Object()));
    assertThrows(Abort.class, () -> bytes(Codecs.function("(Int) -> Int"), (Object) "f"));
  }

  @Test
  void typesBelongToAProgram() {
    var foreign = new Output();
    Tree tree = new Tree(7, Array.empty());
    Abort abort = assertThrows(Abort.class, () -> Codecs.any().write(tree, foreign));
    assertEquals("`" + tree + "` cannot be stored in a state of type Any", abort.message());
    Input in = new Input(bytes(Codecs.any(), tree), number -> "space " + number);
    assertThrows(OperationException.SchemaChanged.class, () -> Codecs.any().read(in));
    assertThrows(CascadeBugException.class, () -> ValueTypes.of(List.of(Tree.CODEC, Tree.CODEC)));
    assertThrows(CascadeBugException.class, () -> ValueTypes.of(List.of(Codecs.INT)));
  }

  @Test
  void aTypeThatHasChangedSinceIsNotReadAsAny() {
    byte[] stored = bytes(Codecs.any(), new Tree(7, Array.empty()));
    Codec<Tree> other = Codecs.named("test.Tree", Tree.class, Codecs.function("another form"));
    Input in =
        new Input(stored, 0, stored.length, n -> "space " + n, ValueTypes.of(List.of(other)));
    assertThrows(OperationException.SchemaChanged.class, () -> Codecs.any().read(in));
  }

  @Test
  void bytesThatAreNoValueAreRefused() {
    var random = new Random(5);
    Codec<Map<String, Array<Option<Long>>>> codec =
        Codecs.map(Codecs.STRING, Codecs.array(Codecs.option(Codecs.INT)));
    byte[] whole =
        bytes(
            codec, Map.<String, Array<Option<Long>>>empty().insert("k", Array.of(Option.some(5L))));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThrows(MalformedInput.class, () -> codec.read(input(cut)));
    }
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(0, 64);
      try {
        codec.read(input(damaged));
      } catch (MalformedInput refused) {
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      }
    }
  }

  private static <T> void changes(Codec<T> codec, T before, T after) {
    var out = new Output();
    if (codec.writeChange(before, after, out)) {
      Input in = input(out.toByteArray());
      assertEquals(after.toString(), codec.readChange(before, in).toString());
      assertEquals(0, in.remaining());
    } else {
      assertEquals(0, out.size());
    }
  }

  /** Random steps: the change, applied to the earlier value, gives the later one, in its order. */
  @Test
  void changesLeadToTheSameValue() {
    var random = new Random(11);
    BTree<Long, Long> tree = BTree.empty();
    Map<Long, Long> map = Map.empty();
    Set<Long> set = Set.empty();
    Array<Long> array = Array.empty();
    for (int i = 0; i < 600; i++) {
      BTree<Long, Long> nextTree = tree;
      Map<Long, Long> nextMap = map;
      Set<Long> nextSet = set;
      Array<Long> nextArray = array;
      for (int j = random.nextInt(4); j >= 0; j--) {
        long key = random.nextInt(40);
        long value = random.nextInt(5);
        boolean remove = random.nextInt(3) == 0;
        nextTree = remove ? nextTree.remove(key) : nextTree.insert(key, value);
        nextMap = remove ? nextMap.remove(key) : nextMap.insert(key, value);
        nextSet = remove ? nextSet.remove(key) : nextSet.insert(key);
        nextArray = step(nextArray, random, value);
      }
      changes(Codecs.btree(Codecs.INT, Codecs.INT), tree, nextTree);
      changes(Codecs.map(Codecs.INT, Codecs.INT), map, nextMap);
      changes(Codecs.set(Codecs.INT), set, nextSet);
      changes(Codecs.array(Codecs.INT), array, nextArray);
      tree = nextTree;
      map = nextMap;
      set = nextSet;
      array = nextArray;
    }
    assertTrue(tree.length() > 5 && array.length() > 5);
  }

  private static Array<Long> step(Array<Long> array, Random random, long value) {
    return switch (random.nextInt(5)) {
      case 0 -> array.isEmpty() ? array : array.set(random.nextInt((int) array.length()), value);
      case 1 -> array.isEmpty() ? array : array.take(array.length() - 1);
      case 2 -> array.isEmpty() ? array : array.removeAt(random.nextInt((int) array.length()));
      default -> array.append(value);
    };
  }
}
