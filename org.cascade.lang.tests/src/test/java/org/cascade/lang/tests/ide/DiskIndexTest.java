package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.ide.index.DiskIndex;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second start of the server: what has not changed is not checked again. */
class DiskIndexTest {
  private static final String AGES =
      """
      module ages

      type Age = Int where value < 150

      let older(age: Age) -> Age = age + 1
      let fixed() -> Age = 200
      """;
  private static final String MAIN =
      """
      import ages

      println(older(3))
      println(missing_case(Some(1)))
      let missing_case(x: Option<Int>) -> Int = match x { Some(n) => n; None => 0 }
      """;

  @TempDir private Path folder;
  private Path ages;
  private Path main;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    ages = Files.writeString(folder.resolve("app/ages.cascade"), AGES);
    main = Files.writeString(folder.resolve("app/main.cascade"), MAIN);
  }

  /** A session with the server. */
  private interface Session {
    void with(Editor editor) throws IOException;
  }

  /** What the server did, by its own words. */
  private List<String> run(String compiler, Session session) throws IOException {
    List<String> steps;
    DiskIndex index = DiskIndex.in(folder.resolve("index"), compiler);
    try (Editor editor = Editor.open(Editor.Kind.PLAIN.with(index), folder.resolve("app"))) {
      editor.show(main, Files.readString(main));
      session.with(editor);
      assertEquals(List.of(), editor.mistakes());
      steps = editor.steps();
    }
    return steps;
  }

  private List<String> told(Editor editor) {
    return Stream.of(ages, main)
        .flatMap(f -> editor.told(f).stream().map(DiskIndexTest::shown))
        .toList();
  }

  private static String shown(Diagnostic d) {
    return d.getRange().getStart().getLine()
        + " "
        + d.getCode().getLeft()
        + " "
        + d.getMessage().getLeft()
        + " "
        + d.getRelatedInformation();
  }

  @Test
  void theSameProgramIsNotCheckedAgain() throws IOException {
    List<String> cold = new ArrayList<>();
    List<String> warm = new ArrayList<>();
    List<String> first = run("one", e -> cold.addAll(told(e)));
    List<String> second = run("one", e -> warm.addAll(told(e)));
    assertTrue(first.contains("proving refinements"), first::toString);
    assertFalse(second.contains("proving refinements"), second::toString);
    assertFalse(second.contains("checking rules"), second::toString);
    assertEquals(2, cold.size(), cold::toString);
    assertEquals(cold, warm);
  }

  @Test
  void readsAreAnsweredAfterAWarmStart() throws IOException {
    run("one", this::told);
    run(
        "one",
        editor -> {
          TextDocumentIdentifier id = new TextDocumentIdentifier(Editor.uri(main));
          var hover = Editor.get(editor.texts().hover(new HoverParams(id, new Position(2, 10))));
          assertTrue(hover.getContents().getRight().getValue().contains("older"));
        });
  }

  @Test
  void anEditAfterAWarmStartTellsWhatAColdOneTells() throws IOException {
    run("one", this::told);
    String longer = "// a comment above\n" + AGES + "let other() -> Age = 300\n";
    List<String> warm = new ArrayList<>();
    List<String> cold = new ArrayList<>();
    run("one", editor -> warm.addAll(edited(editor, longer)));
    run("two", editor -> cold.addAll(edited(editor, longer)));
    assertEquals(3, cold.size(), cold::toString);
    assertEquals(cold, warm);
  }

  private List<String> edited(Editor editor, String text) {
    told(editor);
    editor.show(ages, AGES);
    editor.edit(ages, new TextDocumentContentChangeEvent(text));
    return editor.diagnostics(ages).stream().map(DiskIndexTest::shown).toList();
  }

  @Test
  void anotherTextOrCompilerIsCheckedAnew() throws IOException {
    run("one", this::told);
    List<String> other = run("two", this::told);
    assertTrue(other.contains("proving refinements"), other::toString);
    Files.writeString(ages, AGES.replace("200", "20"));
    List<String> changed = run("two", editor -> assertEquals(1, told(editor).size()));
    assertTrue(changed.contains("proving refinements"), changed::toString);
  }

  @Test
  void damagedFilesAreToldAndWrittenAgain() throws IOException {
    run("one", this::told);
    Path file = onlyFile();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int there = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(there ^ 1);
    }
    List<String> notes = new ArrayList<>();
    List<String> anew =
        run(
            "one",
            editor -> {
              told(editor);
              notes.addAll(editor.notes());
            });
    assertTrue(anew.contains("proving refinements"), anew::toString);
    assertTrue(
        notes.stream().anyMatch(n -> n.contains("its checksum does not fit")), notes::toString);
    List<String> warm = run("one", this::told);
    assertFalse(warm.contains("proving refinements"), warm::toString);
  }

  @Test
  void shortFilesDoNoHarm() throws IOException {
    run("one", this::told);
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      run("one", editor -> assertEquals(2, told(editor).size()));
    }
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("index"))) {
      List<Path> files = all.toList();
      assertEquals(1, files.size(), files::toString);
      return files.getFirst();
    }
  }
}
