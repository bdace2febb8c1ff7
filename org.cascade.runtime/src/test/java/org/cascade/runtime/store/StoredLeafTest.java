package org.cascade.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.runtime.codec.Codecs;
import org.cascade.runtime.codec.Output;
import org.cascade.runtime.fault.OperationException.DataCorrupt;
import org.cascade.runtime.io.Io;
import org.cascade.runtime.io.SimulatedDisk;
import org.cascade.runtime.sample.Box;
import org.cascade.runtime.sample.BoxType;
import org.cascade.runtime.sample.TestEngine;
import org.cascade.runtime.value.BTree;
import org.junit.jupiter.api.Test;

/** Large trees in a data directory, whose leaves are read when they are looked into. */
class StoredLeafTest {
  private static final Path DATA = Path.of("/data");
  private static final long KEYS = 20_000;

  private static BoxType<BTree<Long, String>> type() {
    return BoxType.of(Codecs.btree(Codecs.INT, Codecs.STRING));
  }

  private static BTree<Long, String> tree() {
    List<Long> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (long key = 0; key < KEYS; key++) {
      keys.add(key);
      values.add("value " + key);
    }
    return BTree.of(keys, values);
  }

  private static TestEngine open(SimulatedDisk disk, BoxType<?> box) {
    return TestEngine.on(Io.simulated(disk, 1), DATA, "test", List.of(box.type));
  }

  private static SimulatedDisk diskWithCheckpoint() {
    var disk = new SimulatedDisk(1);
    BoxType<BTree<Long, String>> box = type();
    try (TestEngine engine = open(disk, box)) {
      box.root(tree());
      engine.engine().checkpoint();
    }
    return disk;
  }

  private static Path checkpoint(SimulatedDisk disk) throws Exception {
    return disk.list(DATA).stream()
        .filter(name -> name.startsWith(Checkpoint.PREFIX))
        .map(DATA::resolve)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCheckpointOfWhatWasNotReadIsLikeTheOneBefore() throws Exception {
    SimulatedDisk disk = diskWithCheckpoint();
    byte[] before = disk.peek(checkpoint(disk));
    BoxType<BTree<Long, String>> box = type();
    try (TestEngine engine = open(disk, box)) {
      Box<BTree<Long, String>> root = box.root(BTree.empty());
      assertEquals("value 17", root.get().at(17L));
      root.set(root.get().insert(17L, "other 17"));
      engine.engine().checkpoint();
    }
    byte[] after = disk.peek(checkpoint(disk));
    assertEquals(before.length, after.length, 100); // an event of the box's stream was added
    try (TestEngine engine = open(disk, type())) {
      Box<BTree<Long, String>> root = box.root(BTree.empty());
      assertEquals(tree().insert(17L, "other 17"), root.get());
      assertEquals(List.of(), engine.messages());
    }
  }

  @Test
  void aFlippedBitIsFoundWhenTheDirectoryIsOpened() throws Exception {
    SimulatedDisk disk = diskWithCheckpoint();
    Path file = checkpoint(disk);
    byte[] bytes = disk.peek(file);
    for (int at = bytes.length / 2; at < bytes.length / 2 + 3000; at += 1000) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      disk.poke(file, damaged);
      var told = assertThrows(DataCorrupt.class, () -> open(disk, type()));
      assertTrue(told.message().contains(file.toString()), told.message());
      assertThrows(DataCorrupt.class, () -> DataCheck.of(disk, DATA));
    }
  }

  @Test
  void whatMakesNoSenseUnderARightChecksumIsToldWhenItIsLookedInto() throws Exception {
    SimulatedDisk disk = diskWithCheckpoint();
    Path file = checkpoint(disk);
    byte[] bytes = disk.peek(file);
    int block = BlockWriter.MAGIC.length;
    int damaged = -1;
    while (block < bytes.length) {
      int length = fixedInt(bytes, block + 5);
      if (bytes[block + 4] == Checkpoint.LAST_PART) {
        damaged = block;
        byte[] body = Arrays.copyOfRange(bytes, block + 9, block + 9 + length);
        Arrays.fill(body, body.length - 40, body.length, (byte) 0xff);
        System.arraycopy(body, 0, bytes, block + 9, length);
        var checksum = new Output();
        checksum.writeFixedInt(BlockWriter.checksum(bytes[block + 4], block, body));
        System.arraycopy(checksum.toByteArray(), 0, bytes, block, 4);
      }
      block += 9 + length;
    }
    assertTrue(damaged > 0, "there is a large value");
    disk.poke(file, bytes);
    BoxType<BTree<Long, String>> box = type();
    try (TestEngine engine = open(disk, box)) {
      BTree<Long, String> tree = box.root(BTree.empty()).get();
      assertEquals("value 0", tree.at(0L));
      var told = assertThrows(DataCorrupt.class, () -> tree.at(KEYS - 1));
      assertTrue(told.message().contains(file + " at byte " + damaged), told.message());
      assertEquals(List.of(), engine.messages());
    }
  }

  private static int fixedInt(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (bytes[at + i] & 0xff);
    }
    return value;
  }
}
