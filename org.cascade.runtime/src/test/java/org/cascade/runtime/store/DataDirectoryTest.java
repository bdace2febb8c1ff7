package org.cascade.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cascade.runtime.codec.Codec;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.fault.OperationException;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Box;
import org.cascade.runtime.sample.BoxType;
import org.cascade.runtime.sample.Counter;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.BTree;
import org.cascade.runtime.value.Map;
import org.cascade.runtime.wal.Durability;
import org.cascade.runtime.wal.LogOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that cannot be used, and data whose form has changed. */
class DataDirectoryTest {
  private static final Path DATA = Path.of("/data");

  @Test
  void aRealDirectoryIsLockedAndNamesTheHolder(@TempDir Path temporary) {
    Path data = temporary.resolve("deep/data");
    try (TestEngine engine = TestEngine.on(Io.real(), data)) {
      Counter.root("c", () -> Counter.create(1)).increment();
      var locked =
          assertThrows(OperationException.DataLocked.class, () -> TestEngine.on(Io.real(), data));
      assertEquals(
          "The data directory `"
              + data
              + "` is in use by process "
              + ProcessHandle.current().pid()
              + ". End that first, or name another directory.",
          locked.message());
    }
    try (TestEngine engine = TestEngine.on(Io.real(), data)) {
      assertEquals(2, Counter.root("c", () -> Counter.create(1)).current());
    }
  }

  @Test
  void anotherProgramsDataIsLeftAlone(@TempDir Path temporary) throws IOException {
    TestEngine.on(Io.real(), temporary, "shop", TestEngine.TYPES).close();
    var before = contents(temporary);
    var foreign =
        assertThrows(
            OperationException.ForeignData.class,
            () -> TestEngine.on(Io.real(), temporary, "bank", TestEngine.TYPES));
    assertEquals(
        "The data in `"
            + temporary
            + "` belongs to program `shop`, not to `bank`. Nothing was changed. Name another data"
            + " directory.",
        foreign.message());
    assertEquals(before, contents(temporary));
  }

  private static java.util.Map<String, String> contents(Path directory) throws IOException {
    var all = new java.util.TreeMap<String, String>();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        all.put(file.toString(), java.util.Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return all;
  }

  @Test
  void aDirectoryOfSomethingElseIsLeftAlone(@TempDir Path temporary) throws IOException {
    Files.writeString(temporary.resolve("thesis.tex"), "precious");
    var foreign =
        assertThrows(
            OperationException.ForeignData.class, () -> TestEngine.on(Io.real(), temporary));
    assertTrue(foreign.message().contains("holds files, but no data"), foreign.message());
    assertFalse(Files.exists(temporary.resolve("lock")));
  }

  @Test
  void aFileIsNoDirectory(@TempDir Path temporary) throws IOException {
    Path file = temporary.resolve("file");
    Files.writeString(file, "x");
    assertThrows(OperationException.class, () -> TestEngine.on(Io.real(), file));
  }

  @Test
  void aMissingLogIsDamage() {
    var disk = new SimulatedDisk(1);
    disk.poke(
        DATA.resolve("manifest"),
        "cascade-data 4\nprogram test\nlog 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThrows(
        OperationException.DataCorrupt.class, () -> TestEngine.on(Io.simulated(disk, 1), DATA));
    disk.poke(DATA.resolve("manifest"), new byte[] {1, 2});
    assertThrows(
        OperationException.DataCorrupt.class, () -> TestEngine.on(Io.simulated(disk, 1), DATA));
  }

  private static <T> TestEngine open(SimulatedDisk disk, BoxType<T> type) {
    return TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(type.type));
  }

  @Test
  void aStateOfAnotherTypeIsAnErrorUnlessMigrated() {
    var disk = new SimulatedDisk(1);
    BoxType<Array<Long>> ints = BoxType.of(Codecs.array(Codecs.INT));
    try (TestEngine engine = open(disk, ints)) {
      ints.root(Array.of(1L, 2L)).set(Array.of(1L, 2L, 3L));
    }
    long before = disk.steps();
    BoxType<Array<String>> strings = BoxType.of(Codecs.array(Codecs.STRING));
    var changed = assertThrows(OperationException.SchemaChanged.class, () -> open(disk, strings));
    assertEquals(
        "State `content` of `v.Box` is stored as `Array<Int>`, but the program has `Array<String>`."
            + " Nothing was changed. Say with `migrate` how to convert it, or use another data"
            + " directory.",
        changed.message());
    assertEquals(before, disk.steps(), "nothing was written");
    strings.type =
        strings.type.<Array<Long>, Array<String>>migration(
            "content", Codecs.array(Codecs.INT), old -> old.map(n -> "n" + n));
    for (int run = 0; run < 3; run++) {
      try (TestEngine engine = open(disk, strings)) {
        Box<Array<String>> box = strings.root(Array.empty());
        assertEquals(Array.of("n1", "n2", "n3").length() + run, box.get().length());
        assertEquals("n3", box.get().at(2));
        assertEquals(1 + run, box.contents.position());
        box.set(box.get().append("run " + run));
      }
    }
  }

  @Test
  void aNewStateNeedsAnInitialValue() {
    var disk = new SimulatedDisk(1);
    BoxType<Long> old = BoxType.of(Codecs.INT);
    try (TestEngine engine = open(disk, old)) {
      old.root(5L);
    }
    BoxType<Long> without = BoxType.of(Codecs.INT);
    without.type = without.type.state("label", Codecs.STRING);
    var missing = assertThrows(OperationException.SchemaChanged.class, () -> open(disk, without));
    assertTrue(missing.message().contains("`label` of `v.Box`"), missing.message());
    BoxType<Long> with = BoxType.of(Codecs.INT);
    with.type = with.type.state("label", Codecs.STRING, () -> "fresh");
    for (int run = 0; run < 2; run++) {
      try (TestEngine engine = open(disk, with)) {
        assertEquals(5L + run, with.root(0L).get());
        with.root(0L).set(6L + run);
      }
    }
    try (TestEngine engine = open(disk, old)) {
      assertEquals(7L, old.root(0L).get(), "a state that is gone is left where it is");
    }
  }

  @Test
  void aTypeThatIsGoneIsAnError() {
    var disk = new SimulatedDisk(1);
    BoxType<Long> type = BoxType.of(Codecs.INT);
    try (TestEngine engine = open(disk, type)) {
      type.root(5L);
    }
    var gone =
        assertThrows(
            OperationException.SchemaChanged.class,
            () -> TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(Counter.TYPE)));
    assertTrue(gone.message().contains("a space of type `v.Box`"), gone.message());
  }

  @Test
  void aMapComesBackInItsOrder() {
    var disk = new SimulatedDisk(1);
    BoxType<Map<String, Long>> type = BoxType.of(Codecs.map(Codecs.STRING, Codecs.INT));
    String shown;
    try (TestEngine engine = open(disk, type)) {
      Box<Map<String, Long>> box = type.root(Map.empty());
      for (String key : List.of("a", "b", "c", "d", "e", "f")) {
        box.set(box.get().insert(key, 1L));
      }
      box.set(box.get().remove("b"));
      box.set(box.get().remove("a").insert("a", 1L));
      box.set(box.get().insert("c", 2L));
      shown = box.get().toString();
      assertEquals("{\"c\": 2, \"d\": 1, \"e\": 1, \"f\": 1, \"a\": 1}", shown);
    }
    try (TestEngine engine = open(disk, type)) {
      assertEquals(shown, type.root(Map.empty()).get().toString());
    }
  }

  @Test
  void aFunctionCannotBeStored() {
    var disk = new SimulatedDisk(1);
    BoxType<Object> type = BoxType.of(Codecs.any());
    try (TestEngine engine = open(disk, type)) {
      Box<Object> box = type.root(1L);
      org.cascade.runtime.value.Fn0<Long> function = () -> 1L;
      Abort abort = assertThrows(Abort.class, () -> box.set(function));
      assertEquals("`<function>` cannot be stored in a state of type Any", abort.message());
      assertEquals(1L, box.get());
      box.set(Array.of(1L, "two"));
    }
    try (TestEngine engine = open(disk, type)) {
      assertEquals("[1, \"two\"]", type.root(0L).get().toString());
    }
  }

  private static final StorageOptions FEW_CHECKPOINTS =
      new StorageOptions(new LogOptions(Durability.SYNC, 4000, 8000, Duration.ofMillis(5)), 20_000);

  private static List<String> checkpointsAfter(SimulatedDisk disk, int commits) throws IOException {
    try (TestEngine engine = TestEngine.on(Io.simulated(disk, 1), DATA, FEW_CHECKPOINTS)) {
      Counter counter = Counter.root("counter", () -> Counter.create(0));
      for (int i = 0; i < commits; i++) {
        counter.increment();
      }
    }
    return disk.list(DATA).stream().filter(name -> name.startsWith("checkpoint-")).toList();
  }

  /** The next start is faster by it; where there is little to replay it is not. */
  @Test
  void aRunEndsWithACheckpointIfItHasLoggedMuch() throws IOException {
    var disk = new SimulatedDisk(1);
    assertEquals(List.of(), checkpointsAfter(disk, 5));
    assertEquals(List.of("checkpoint-406"), checkpointsAfter(disk, 400));
    assertEquals(List.of("checkpoint-406"), checkpointsAfter(disk, 5));
  }

  @Test
  void aStreamOfWholeCollectionsCostsWhatHasChanged() throws IOException {
    var disk = new SimulatedDisk(1);
    Codec<BTree<Long, String>> codec = Codecs.btree(Codecs.INT, Codecs.STRING);
    List<Object> told = new ArrayList<>();
    BTree<Long, String> tree = BTree.empty();
    BoxType<BTree<Long, String>> type = BoxType.of(codec);
    try (TestEngine engine =
        TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(type.type))) {
      Box<BTree<Long, String>> box = type.root(tree);
      for (long i = 0; i < 500; i++) {
        tree = tree.insert(i, "row " + i);
      }
      for (long i = 0; i < 200; i++) {
        tree = i % 5 == 0 ? tree.remove(i) : tree.insert(7 * i, "changed " + i);
        box.set(tree);
        told.add(tree);
      }
      engine.engine().checkpoint();
    }
    long stored = 0;
    for (String name : disk.list(DATA)) {
      stored += name.startsWith("events-") ? disk.read(DATA.resolve(name)).length : 0;
    }
    assertTrue(stored < 200_000, "events take " + stored + " bytes");
    BoxType<BTree<Long, String>> again = BoxType.of(codec);
    try (TestEngine engine =
        TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(again.type))) {
      assertEquals(told, again.root(BTree.empty()).contents.toArray().asList());
    }
  }
}
