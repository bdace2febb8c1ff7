package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs beside and within each other in what an editor has open know nothing of each other. */
class SourceRootsTest {
  private static final String MAIN = "let here_radius = 1\nlet sum = \n";

  @TempDir Path folder;

  private Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** What is offered behind {@code sum =} that is a radius, with where it is said to come from. */
  private List<String> radii(Editor editor, Path main) {
    editor.show(main, MAIN);
    editor.diagnostics(main);
    var place = new Position(1, "let sum = ".length());
    var params = new CompletionParams(new TextDocumentIdentifier(Editor.uri(main)), place);
    return Editor.get(editor.texts().completion(params))
        .map(List::copyOf, list -> list.getItems())
        .stream()
        .map(CompletionItem::getLabel)
        .filter(label -> label.contains("_radius"))
        .sorted()
        .toList();
  }

  @Test
  void besideEachOther() throws Exception {
    Path main = write("one/main.cascade", MAIN);
    write("one/shapes/circle.cascade", "let own_radius = 1\n");
    write("two/main.cascade", "println(1)\n");
    write("two/shapes/square.cascade", "module shapes.square\n\nlet other_radius = 1\n");
    write("two/plain.cascade", "let plain_radius = 1\n");
    try (Editor editor = Editor.open(folder)) {
      assertEquals(List.of("here_radius", "own_radius"), radii(editor, main));
    }
  }

  @Test
  void withinEachOther() throws Exception {
    Path main = write("main.cascade", MAIN);
    write("shapes/circle.cascade", "let own_radius = 1\n");
    write("inner/main.cascade", "println(1)\n");
    write("inner/part.cascade", "let inner_radius = 1\n");
    write("inner/shapes/square.cascade", "module shapes.square\n\nlet square_radius = 1\n");
    try (Editor editor = Editor.open(folder)) {
      assertEquals(List.of("here_radius", "own_radius"), radii(editor, main));
    }
  }

  @Test
  void withoutAMainFile() throws Exception {
    Path main = write("one/user.cascade", MAIN);
    write("one/shapes/circle.cascade", "module shapes.circle\n\nlet own_radius = 1\n");
    write("two/shapes/square.cascade", "module shapes.square\n\nlet other_radius = 1\n");
    write("two/plain.cascade", "let plain_radius = 1\n");
    try (Editor editor = Editor.open(folder)) {
      assertEquals(List.of("here_radius", "own_radius"), radii(editor, main));
    }
  }

  @Test
  void inFoldersOfTheirOwn() throws Exception {
    Path main = write("one/user.cascade", MAIN);
    write("one/circle.cascade", "let own_radius = 1\n");
    write("two/square.cascade", "let other_radius = 1\n");
    try (Editor editor = Editor.open(folder.resolve("one"), folder.resolve("two"))) {
      assertEquals(List.of("here_radius", "own_radius"), radii(editor, main));
    }
  }
}
