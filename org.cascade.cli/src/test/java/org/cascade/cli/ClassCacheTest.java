package org.cascade.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled programs are found again while nothing they were made from has changed. */
class ClassCacheTest {
  @TempDir private Path scratch = Path.of("");
  private Path file = Path.of("");
  private Optional<ClassCache> cache = Optional.empty();

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(scratch.resolve("a.cascade"), "println(1)\n");
    cache = Optional.of(ClassCache.at(scratch.resolve("cache"), "one"));
  }

  private CompiledProgram compiled() {
    Source source = new Source(file.toString(), "println(1)\n");
    Diagnostic warning =
        Diagnostic.of(RuleCode.VALUE_UNUSED, new Span(source, 2, 3), "It is thrown away.");
    return new CompiledProgram(
        "a.AModule", Map.of("a.AModule", new byte[] {1, 2}), List.of(warning));
  }

  @Test
  void whatIsKeptIsFound() {
    cache.orElseThrow().keep(file, List.of(file), compiled());
    CompiledProgram found = cache.orElseThrow().find(file).orElseThrow();
    assertEquals("a.AModule", found.mainClass());
    assertArrayEquals(new byte[] {1, 2}, found.classes().get("a.AModule"));
    assertEquals(
        compiled().warnings().getFirst().toString(), found.warnings().getFirst().toString());
  }

  @Test
  void aChangedFileIsCompiledAgain() throws IOException {
    cache.orElseThrow().keep(file, List.of(file), compiled());
    Files.writeString(file, "println(2)\n");
    assertTrue(cache.orElseThrow().find(file).isEmpty());
    Files.writeString(file, "println(1)\n");
    assertTrue(cache.orElseThrow().find(file).isPresent(), "the content counts, not the time");
  }

  @Test
  void aNewFileInAFolderIsCompiled() throws IOException {
    Path folder = Files.createDirectory(scratch.resolve("program"));
    Path main = Files.writeString(folder.resolve("main.cascade"), "println(1)\n");
    CompiledProgram plain = new CompiledProgram("main.MainModule", Map.of(), List.of());
    cache.orElseThrow().keep(folder, List.of(main), plain);
    assertTrue(cache.orElseThrow().find(folder).isPresent());
    Files.writeString(folder.resolve("more.cascade"), "");
    assertTrue(cache.orElseThrow().find(folder).isEmpty());
  }

  @Test
  void anotherCompilerFindsNothing() {
    cache.orElseThrow().keep(file, List.of(file), compiled());
    assertTrue(ClassCache.at(scratch.resolve("cache"), "two").find(file).isEmpty());
  }

  @Test
  void aDamagedEntryIsNone() throws IOException {
    cache.orElseThrow().keep(file, List.of(file), compiled());
    try (var entries = Files.newDirectoryStream(scratch.resolve("cache"))) {
      for (Path entry : entries) {
        Files.write(entry, new byte[] {1, 2, 3});
      }
    }
    assertTrue(cache.orElseThrow().find(file).isEmpty());
  }
}
