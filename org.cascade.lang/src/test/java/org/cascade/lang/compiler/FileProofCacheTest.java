package org.cascade.lang.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers on disk: shared, bounded, and harmless when damaged. */
class FileProofCacheTest {
  @TempDir Path folder;

  private FileProofCache cache() {
    return new FileProofCache(folder.resolve("proofs"));
  }

  private Path file() {
    return folder.resolve("proofs").resolve("proofs.txt");
  }

  @Test
  void anotherRunFindsWhatOneStored() {
    cache().store("d1", "proved");
    cache().store("d2", "refuted 0=i1");
    assertEquals(Optional.of("proved"), cache().find("d1"));
    assertEquals(Optional.of("refuted 0=i1"), cache().find("d2"));
    assertEquals(Optional.empty(), cache().find("d3"));
  }

  @Test
  void damagedLinesAreNone() throws IOException {
    cache().store("d1", "proved");
    cache().store("d2", "unknown");
    List<String> lines = Files.readAllLines(file());
    Files.writeString(
        file(), lines.get(0).replace("proved", "refuted") + "\n" + lines.get(1) + "\n");
    assertEquals(Optional.empty(), cache().find("d1"));
    assertEquals(Optional.of("unknown"), cache().find("d2"));
    Files.write(file(), new byte[] {0, -1, 10, 32}, StandardOpenOption.APPEND);
    assertEquals(Optional.of("unknown"), cache().find("d2"));
  }

  @Test
  void severalWriteAtOnce() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(writer -> {
          FileProofCache mine = cache();
          IntStream.range(0, 200).forEach(i -> mine.store("d" + writer + "x" + i, "proved"));
        });
    FileProofCache after = cache();
    long found =
        IntStream.range(0, 1600)
            .filter(i -> after.find("d" + i / 200 + "x" + i % 200).isPresent())
            .count();
    assertEquals(1600, found);
  }

  @Test
  void itDoesNotGrowWithoutEnd() throws IOException {
    String long1 = "x".repeat(100_000);
    FileProofCache mine = cache();
    for (int i = 0; i < 200; i++) {
      mine.store("d" + i, long1);
    }
    assertTrue(Files.size(file()) <= 9L << 20);
    assertEquals(Optional.of(long1), cache().find("d199"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNone() throws IOException {
    Files.writeString(folder.resolve("proofs"), "a file");
    FileProofCache mine = cache();
    mine.store("d1", "proved");
    assertEquals(Optional.empty(), cache().find("d1"));
  }
}
