package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cascade.lang.compiler.Library;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents that are no files: how they follow the files they are made of. */
class ViewsTest {
  private static final Path FILE = Path.of("/views/main.cascade");
  private static final TextDocumentIdentifier ID = new TextDocumentIdentifier(Editor.uri(FILE));

  private final Editor editor = Editor.open();

  @AfterEach
  void close() {
    List<String> mistakes = editor.mistakes();
    editor.close();
    assertEquals(List.of(), mistakes);
  }

  private void type(String text) {
    editor.edit(FILE, new TextDocumentContentChangeEvent(text));
  }

  private Location java(int line) {
    return Editor.get(
        editor.views().java(new TextDocumentPositionParams(ID, new Position(line, 4))));
  }

  @Test
  void javaFollowsTheSourceAndStaysWhileThatHasErrors() {
    editor.show(FILE, "let f() -> Int = 1\nprintln(f())\n");
    String uri = java(0).getUri();
    String first = editor.document(uri);
    assertTrue(first.contains("return 1L;"), first);
    int changes = editor.changes(uri);
    type("let f() -> Int = 2\nprintln(f())\n");
    editor.awaitChange(uri, changes);
    assertTrue(editor.document(uri).contains("return 2L;"), editor.document(uri));
    changes = editor.changes(uri);
    type("let f() -> Int = \"two\"\nprintln(f())\n");
    editor.awaitChange(uri, changes);
    String kept = editor.document(uri);
    assertTrue(kept.startsWith("// `main.cascade` has an error now;"), kept);
    assertTrue(kept.contains("return 2L;"), kept);
  }

  @Test
  void placesAreOfTheNewestText() {
    editor.show(FILE, "let f() -> Int = 1\nlet g() -> Int = 2\nprintln(f() + g())\n");
    Location before = java(1);
    type(
        "// one\n"
            + "let h() -> Int = \"h\n\n"
            + "let f() -> Int = 1\n"
            + "let g() -> Int = 2\n"
            + "println(f() + g())\n");
    Location after = java(4);
    assertEquals(before.getRange(), after.getRange());
    var place =
        new org.cascade.lang.ide.server.ViewService.DocumentPlace(
            after.getUri(), after.getRange().getStart());
    assertEquals(4, Editor.get(editor.views().source(place)).getRange().getStart().getLine());
  }

  @Test
  void whatWasBuiltFollowsTheSource() {
    String text =
        """
        const getters(names: Array<String>) -> Array<String> =
            names.map(n => "let get_$(n)() -> Int = 1")

        @getters(["one"])

        println(get_one())
        """;
    editor.show(FILE, text);
    editor.diagnostics(FILE);
    Position call = new Position(5, 10);
    String uri =
        Editor.get(editor.texts().definition(new DefinitionParams(ID, call)))
            .getLeft()
            .getFirst()
            .getUri();
    assertTrue(editor.document(uri).contains("let get_one() -> Int = 1"));
    int changes = editor.changes(uri);
    type(text.replace("[\"one\"]", "[\"one\", \"two\"]"));
    editor.awaitChange(uri, changes);
    assertTrue(editor.document(uri).contains("let get_two() -> Int = 1"));
  }

  /** Opens each module of the library, and asks for the definition of each name in it. */
  @Test
  void definitionsInTheLibraryAreAtTheirNames() {
    editor.show(FILE, imports());
    editor.diagnostics(FILE);
    int asked = 0;
    for (String module : Library.names()) {
      String uri = "cascade:/library/" + module.replace('.', '/') + ".cascade";
      Source source = new Source(uri, editor.document(uri));
      for (Matcher name : declared(source.text())) {
        asked++;
        Position at = Positions.position(source, name.start(1));
        DefinitionParams params = new DefinitionParams(new TextDocumentIdentifier(uri), at);
        List<? extends Location> places = Editor.get(editor.texts().definition(params)).getLeft();
        assertFalse(places.isEmpty(), () -> uri + ": " + name.group(1));
        assertEquals(name.group(1), shown(places.getFirst()), uri);
      }
    }
    assertTrue(asked > 100, "only " + asked + " names were found in the library");
  }

  private String shown(Location place) {
    Source source = new Source(place.getUri(), editor.document(place.getUri()));
    return source
        .text()
        .substring(
            Positions.offset(source, place.getRange().getStart()),
            Positions.offset(source, place.getRange().getEnd()));
  }

  private static String imports() {
    StringBuilder text = new StringBuilder();
    Library.names().stream()
        .filter(n -> !n.equals("cascade.core"))
        .forEach(n -> text.append("import ").append(n).append('\n'));
    return text.append("println(1)\n").toString();
  }

  private static List<Matcher> declared(String text) {
    Pattern line =
        Pattern.compile("^ *(?:let|const|type|space|effect) ([\\w.]+)", Pattern.MULTILINE);
    Matcher matcher = line.matcher(text);
    List<Matcher> all = new ArrayList<>();
    while (matcher.find()) {
      Matcher one = line.matcher(text);
      one.find(matcher.start());
      all.add(one);
    }
    return all;
  }

  @Test
  void theLibraryAnswersToo() {
    editor.show(FILE, "println([1].map(x => x))\n");
    editor.diagnostics(FILE);
    Location map =
        Editor.get(editor.texts().definition(new DefinitionParams(ID, new Position(0, 13))))
            .getLeft()
            .getFirst();
    TextDocumentIdentifier library = new TextDocumentIdentifier(map.getUri());
    var hover =
        Editor.get(editor.texts().hover(new HoverParams(library, map.getRange().getStart())));
    String text = hover.getContents().getRight().getValue();
    assertTrue(text.contains("map<T, U>"), text);
  }

  @Test
  void unknownDocumentsSaySo() {
    assertEquals(
        "There is no document `cascade:/library/cascade/nothing.cascade`.",
        editor.document("cascade:/library/cascade/nothing.cascade"));
    assertTrue(
        editor.document("cascade:/java/nowhere/x.cascade.java").contains("no program"),
        editor.document("cascade:/java/nowhere/x.cascade.java"));
  }
}
