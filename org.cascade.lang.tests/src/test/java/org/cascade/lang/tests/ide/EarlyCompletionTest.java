package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is proposed when what was typed is understood was proposed at once, before it was. */
class EarlyCompletionTest {
  private static final Path FILE = Path.of("/nowhere/early.cascade");

  private static final String TEXT =
      """
      type Ware = { name: String, price: Int, tags: Array<String>
          label(self) = {
              let text = self.name
              "$(text): $(self.price)"
          }
          raise(self, by: Int) = { self.price = self.price + by }
      }
      type Pair<A, B> = { one: A, two: B }
      type State = Here | Sold(Ware)
      let rate = 3
      space Shelf {
          state data: BTree<Int, Ware> = BTree.empty()
          state changed: Int = 0
          state best: Ware = Ware { name: "", price: 0, tags: [] }
          transaction put(id: Int, w: Ware) -> Result<Int, String> {
              if w.price < 1 { return Err(w.label()) }
              data := data.insert(id, w)
              for (key, rate) in data.entries() {
                  changed := changed + rate.price
              }
              Ok(changed)
          }
          view cheap() = data.values().filter(w => w.price < 10)
      }
      space Store {
          embed main: Shelf
          state shelves: Array<Shelf> = []
          transform open(n: Int) -> Int {
              let first = Shelf.new()
              let pair = Pair { one: first, two: "2" }
              let told = first.put(n, first.best)
              shelves := shelves.append(first)
              shelves.length()
          }
      }
      let shown(s: Store, where_is: State) -> String {
          let n = 3
          let f = (rate: Ware) => {
              rate.price + 1
          }
          match where_is {
              Here => "here"
              Sold(rate) => {
                  let n = rate.name
                  n
              }
          }
      }
      """;

  private static final List<String> TYPED =
      List.of(
          "w.",
          "rate.",
          "self.",
          "self.n",
          "data.",
          "best.tags.",
          "main.best.",
          "n.",
          "first.best.na",
          "pair.",
          "pair.one.",
          "text.",
          "s.main.",
          "where_is.",
          "Shelf.",
          "told.",
          "unknown.",
          "");

  private static List<String> proposals(Editor editor, Position at) {
    var params = new CompletionParams(new TextDocumentIdentifier(Editor.uri(FILE)), at);
    return Editor.get(editor.texts().completion(params)).getRight().getItems().stream()
        .map(EarlyCompletionTest::shown)
        .toList();
  }

  /** Without its detail: an inferred result is not known while the function is half written. */
  private static String shown(CompletionItem item) {
    return item.getSortText() + " " + item.getKind();
  }

  /** Types something at a place, compares, and takes it out again. */
  private static int compare(Editor editor, Position at, String typed, String rest) {
    Range place = new Range(at, at);
    Position end = new Position(at.getLine(), at.getCharacter() + typed.length());
    editor.edit(FILE, new TextDocumentContentChangeEvent(place, typed + rest));
    List<String> early = proposals(editor, end);
    editor.diagnostics(FILE);
    List<String> late = proposals(editor, end);
    // Where the newest text does not parse, its tree may tell less than the earlier one.
    assertTrue(
        early.containsAll(late), "`%s` at %s: %s, then %s".formatted(typed, at, early, late));
    Position behind = rest.isEmpty() ? end : new Position(at.getLine() + 1, 0);
    editor.edit(FILE, new TextDocumentContentChangeEvent(new Range(at, behind), ""));
    return late.size();
  }

  @Test
  @Tag("slow")
  void namesOnLinesOfTheirOwn() {
    try (Editor editor = Editor.open()) {
      editor.show(FILE, TEXT);
      assertEquals(List.of(), editor.diagnostics(FILE));
      List<String> lines = TEXT.lines().toList();
      int proposed = 0;
      for (int line = 1; line < lines.size(); line++) {
        if (lines.get(line).startsWith("    ")) {
          for (int i = line % 3; i < TYPED.size(); i += 3) {
            proposed += compare(editor, new Position(line, 0), TYPED.get(i), "\n");
          }
        }
      }
      assertTrue(proposed > 1_000, "only " + proposed);
      assertEquals(List.of(), editor.mistakes());
    }
  }

  @Test
  @Tag("slow")
  void dotsBehindWhatStandsThere() {
    try (Editor editor = Editor.open()) {
      editor.show(FILE, TEXT);
      List<String> lines = TEXT.lines().toList();
      int proposed = 0;
      for (int line = 0; line < lines.size(); line++) {
        String text = lines.get(line);
        List<Integer> columns = new ArrayList<>();
        for (int i = 1; i <= text.length(); i++) {
          boolean ends = i == text.length() || " ,)}]".indexOf(text.charAt(i)) >= 0;
          if (ends && text.charAt(i - 1) != ' ') {
            columns.add(i);
          }
        }
        for (int column : columns) {
          proposed += compare(editor, new Position(line, column), ".", "");
        }
      }
      assertTrue(proposed > 500, "only " + proposed);
      assertEquals(List.of(), editor.mistakes());
    }
  }
}
