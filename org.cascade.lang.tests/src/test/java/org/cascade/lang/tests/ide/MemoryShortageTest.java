package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cascade.lang.refine.solve.ProofCache;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that has no memory left says so, and goes on. */
class MemoryShortageTest {
  private static final String PROVED =
      """
      type Word = String where value.length > 2
      let f(s: String) -> Word where s.starts_with("abc") = s
      """;

  @TempDir Path folder;

  /** The first proof finds no memory. */
  private record Full(AtomicBoolean full) implements ProofCache {
    @Override
    public Optional<String> find(String digest) {
      if (full.getAndSet(false)) {
        throw new OutOfMemoryError("Java heap space");
      }
      return Optional.empty();
    }

    @Override
    public void store(String digest, String answer) {}
  }

  @Test
  void theUserIsToldWhatToDoAndTheNextEditIsChecked() throws Exception {
    Path file = Files.writeString(folder.resolve("main.cascade"), PROVED);
    Editor.Kind kind = Editor.Kind.PLAIN.with(new Full(new AtomicBoolean(true)));
    try (Editor editor = Editor.open(kind, folder)) {
      editor.show(file, PROVED);
      String told = editor.awaitMistake();
      assertTrue(told.contains("ran out of memory (compiling "), told);
      assertTrue(told.contains("cascade.server.jvmOptions"), told);
      assertTrue(told.contains("CASCADE_JAVA_OPTIONS"), told);
      var start = new Range(new Position(0, 0), new Position(0, 0));
      editor.edit(file, new TextDocumentContentChangeEvent(start, "let n: Int = \"text\"\n"));
      assertEquals(1, editor.diagnostics(file).size());
      assertEquals(List.of(told), editor.mistakes());
    }
  }
}
