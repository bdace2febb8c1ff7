package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.source.Source;
import org.cascade.lang.tests.cases.Cases;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole seed program, typed letter by letter into an empty file. */
class TypingTest {
  private static final Path SEED = Cases.ROOT.resolve("examples/distributed-database/main.cascade");
  private static final Path FILE = Path.of("/nowhere/typed.cascade");

  /** Every so many letters the editor asks for something. */
  private static final int STRIDE = 7;

  /** The same where it is to be quick. */
  private static final int LARGE_STRIDE = 61;

  @Test
  @Tag("slow")
  void typesTheSeed() {
    type(Cases.read(SEED), STRIDE);
  }

  @Test
  void typesTheBeginningOfTheSeed() {
    String text = Cases.read(SEED);
    type(text.substring(0, text.indexOf("// ---------- queries")), LARGE_STRIDE);
  }

  private static void type(String text, int stride) {
    try (Editor editor = Editor.open()) {
      editor.show(FILE, "");
      List<CompletableFuture<?>> asked = new ArrayList<>();
      StringBuilder typed = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        Position end = end(typed);
        typed.append(text.charAt(i));
        Range place = new Range(end, end);
        editor.edit(
            FILE, new TextDocumentContentChangeEvent(place, String.valueOf(text.charAt(i))));
        if (i % stride == 0) {
          asked.add(ask(editor, end(typed), i / stride));
          Editor.get(asked.getLast());
        }
      }
      assertTrue(asked.size() > text.length() / (stride + 1), "too little was asked");
      assertEquals(expected(text), shown(editor.diagnostics(FILE)));
      assertEquals(List.of(), editor.mistakes());
    }
  }

  private static Position end(StringBuilder typed) {
    return Positions.position(new Source("typed", typed.toString()), typed.length());
  }

  private static CompletableFuture<?> ask(Editor editor, Position at, int turn) {
    TextDocumentIdentifier id = new TextDocumentIdentifier(Editor.uri(FILE));
    return switch (turn % 5) {
      case 0 -> editor.texts().completion(new CompletionParams(id, at));
      case 1 -> editor.texts().hover(new HoverParams(id, at));
      case 2 -> editor.texts().signatureHelp(new SignatureHelpParams(id, at));
      case 3 -> editor.texts().semanticTokensFull(new SemanticTokensParams(id));
      default -> editor.texts().documentSymbol(new DocumentSymbolParams(id));
    };
  }

  /** What the compiler says of the text alone. */
  private static List<String> expected(String text) {
    var result = Compiler.compile(CompileRequest.ofText(FILE.toString(), text, Phase.CHECK));
    return result.diagnostics().stream()
        .map(d -> d.span().line() + " " + d.code().id() + " " + d.message())
        .sorted()
        .toList();
  }

  private static List<String> shown(List<Diagnostic> told) {
    return told.stream()
        .map(d ->
            d.getRange().getStart().getLine()
                + 1
                + " "
                + d.getCode().getLeft()
                + " "
                + (d.getMessage().isLeft() ? d.getMessage().getLeft() : ""))
        .sorted()
        .toList();
  }
}
