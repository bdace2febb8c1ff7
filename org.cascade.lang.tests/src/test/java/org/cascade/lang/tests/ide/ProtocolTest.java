package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.refine.solve.ProofCache;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensWorkspaceCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors and the server have to say to each other beside questions and answers. */
class ProtocolTest {
  private static final String WRONG = "let n: Int = \"text\"\n";
  private static final String RIGHT = "let n: Int = 1\n";

  /** Nobody knows it without asking a prover. */
  private static final String HARD =
      """
      type Word = String where value.length > 2
      let f(s: String) -> Word where s.starts_with("abc") = s
      """;

  @TempDir Path folder;

  // ---- editors that can do something ----

  private static Editor.Kind able() {
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setConfiguration(true);
    workspace.setDidChangeConfiguration(new DidChangeConfigurationCapabilities(true));
    workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
    workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
    workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
    workspace.setSemanticTokens(new SemanticTokensWorkspaceCapabilities(true));
    workspace.setDiagnostics(new DiagnosticWorkspaceCapabilities(true));
    WindowClientCapabilities window = new WindowClientCapabilities();
    window.setWorkDoneProgress(true);
    ClientCapabilities all = new ClientCapabilities();
    all.setWorkspace(workspace);
    all.setWindow(window);
    return new Editor.Kind(all, new JsonObject(), ProofCache.NONE, DiskIndex.none());
  }

  /** One that asks for diagnostics. */
  private static Editor.Kind pulling() {
    Editor.Kind kind = able();
    TextDocumentClientCapabilities texts = new TextDocumentClientCapabilities();
    texts.setDiagnostic(new DiagnosticCapabilities(false, true));
    kind.capabilities().setTextDocument(texts);
    return kind;
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static TextDocumentIdentifier id(Path file) {
    return new TextDocumentIdentifier(Editor.uri(file));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static DocumentDiagnosticReport pull(Editor editor, Path file, Optional<String> known) {
    DocumentDiagnosticParams params = new DocumentDiagnosticParams(id(file));
    known.ifPresent(params::setPreviousResultId);
    return Editor.get(editor.texts().diagnostic(params));
  }

  private static WorkspaceDiagnosticReport pullAll(Editor editor, List<PreviousResultId> known) {
    return Editor.get(editor.workspace().diagnostic(new WorkspaceDiagnosticParams(known)));
  }

  private static TextDocumentContentChangeEvent whole(String text) {
    return new TextDocumentContentChangeEvent(text);
  }

  // ---- diagnostics that are asked for ----

  @Test
  void whoAsksForDiagnosticsIsSentNoneUnasked() throws IOException {
    Path file = write("main.cascade", WRONG);
    try (Editor editor = Editor.open(pulling(), folder)) {
      editor.show(file, WRONG);
      var first = pull(editor, file, Optional.empty()).getLeft();
      assertEquals(1, first.getItems().size());
      assertEquals("CAS0200", first.getItems().getFirst().getCode().getLeft());
      assertEquals(
          "cascade:/rules/CAS0200.md", first.getItems().getFirst().getCodeDescription().getHref());
      var again = pull(editor, file, Optional.of(first.getResultId()));
      assertEquals(first.getResultId(), again.getRight().getResultId());
      editor.edit(file, whole(RIGHT));
      var mended = pull(editor, file, Optional.of(first.getResultId())).getLeft();
      assertEquals(List.of(), mended.getItems());
      assertFalse(first.getResultId().equals(mended.getResultId()));
      assertFalse(editor.isToldOf(file), "diagnostics were sent unasked");
    }
  }

  @Test
  void anAnswerTellsOfOtherFilesThatItConcerns() throws IOException {
    Path shapes = write("shapes.cascade", "module shapes\nlet area() -> Int = 1\n");
    Path main = write("main.cascade", "module main\nimport shapes.{area}\nlet n: Int = area()\n");
    try (Editor editor = Editor.open(pulling(), folder)) {
      editor.hears("progress end");
      editor.show(shapes, "module shapes\nlet area() -> Int = 1\n");
      assertEquals(
          0, pull(editor, shapes, Optional.empty()).getLeft().getRelatedDocuments().size());
      editor.edit(shapes, whole("module shapes\nlet area() -> String = \"one\"\n"));
      Editor.get(editor.texts().hover(new HoverParams(id(shapes), new Position(1, 5))));
      var report =
          Editor.get(editor.unsent().diagnostic(new DocumentDiagnosticParams(id(shapes))))
              .getLeft();
      var other =
          Objects.requireNonNull(report.getRelatedDocuments().get(Editor.uri(main))).getLeft();
      assertEquals("CAS0200", other.getItems().getFirst().getCode().getLeft());
    }
  }

  @Test
  void theWorkspaceIsToldOnceAndThenOnlyOfWhatIsNew() throws IOException {
    Path wrong = write("a/main.cascade", WRONG);
    Path right = write("b/main.cascade", RIGHT);
    try (Editor editor = Editor.open(pulling(), folder)) {
      WorkspaceDiagnosticReport first = pullAll(editor, List.of());
      while (first.getItems().size() < 2) {
        first = pullAll(editor, List.of()); // the folder was still being read
      }
      List<PreviousResultId> known =
          first.getItems().stream()
              .map(i ->
                  new PreviousResultId(
                      i.getWorkspaceFullDocumentDiagnosticReport().getUri(),
                      i.getWorkspaceFullDocumentDiagnosticReport().getResultId()))
              .toList();
      CompletableFuture<WorkspaceDiagnosticReport> next =
          editor.workspace().diagnostic(new WorkspaceDiagnosticParams(known));
      editor.show(right, WRONG);
      WorkspaceDiagnosticReport news = Editor.get(next);
      var unchanged = news.getItems().get(0).getWorkspaceUnchangedDocumentDiagnosticReport();
      var full = news.getItems().get(1).getWorkspaceFullDocumentDiagnosticReport();
      assertEquals(Editor.uri(wrong), unchanged.getUri());
      assertEquals(Editor.uri(right), full.getUri());
      assertEquals(1, full.getVersion());
      assertEquals(1, full.getItems().size());
    }
  }

  @Test
  void anEditorIsToldToAskAgainWhenAFileChangesOnDisk() throws IOException {
    Path shapes = write("shapes.cascade", "module shapes\nlet area() -> Int = 1\n");
    String text = "module main\nimport shapes.{area}\nlet n: Int = area()\n";
    Path main = write("main.cascade", text);
    try (Editor editor = Editor.open(pulling(), folder)) {
      editor.hears("progress end");
      editor.show(main, text);
      assertEquals(List.of(), pull(editor, main, Optional.empty()).getLeft().getItems());
      write("shapes.cascade", "module shapes\nlet area() -> String = \"one\"\n");
      editor
          .workspace()
          .didChangeWatchedFiles(
              new DidChangeWatchedFilesParams(
                  List.of(new FileEvent(Editor.uri(shapes), FileChangeType.Changed))));
      assertEquals(1, pull(editor, main, Optional.empty()).getLeft().getItems().size());
    }
  }

  // ---- what is sent unasked ----

  @Test
  void diagnosticsSayWhatElseMattersAndOfWhichVersionTheyAre() throws IOException {
    Path file = write("main.cascade", "let a = 1\nlet a = 2\n");
    try (Editor editor = Editor.open(folder)) {
      editor.show(file, "let a = 1\nlet a = 2\n");
      var told = editor.diagnostics(file).getFirst();
      assertEquals("CAS0104", told.getCode().getLeft());
      assertNotNull(told.getRelatedInformation());
      assertEquals(
          0, told.getRelatedInformation().getFirst().getLocation().getRange().getStart().getLine());
    }
  }

  // ---- registrations, settings ----

  @Test
  void filesAndSettingsAreWatchedWhereTheEditorCan() {
    try (Editor editor = Editor.open(able(), folder)) {
      editor.hears("registered");
      String all = String.join("\n", editor.said());
      assertTrue(all.contains("register workspace/didChangeWatchedFiles"), all);
      assertTrue(all.contains("**/*.cascade") && all.contains("**/pom.xml"), all);
      assertTrue(all.contains("register workspace/didChangeConfiguration"), all);
      editor.hears("settings cascade");
    }
    try (Editor plain = Editor.open(folder)) {
      assertEquals(List.of(), plain.said());
    }
  }

  @Test
  void hintsAndLensesAreShownAsSet() throws IOException {
    String text = "let twice(n: Int) = n * 2\ntest \"twice\" { assert_equal(twice(2), 4) }\n";
    Path file = write("main.cascade", text);
    JsonObject off =
        json(
            "{hints: {types: false, parameterNames: false, effects: 3}, lenses: {references:"
                + " false}}");
    try (Editor editor = Editor.open(able().with(off), folder)) {
      editor.hears("refresh hints");
      editor.hears(
          "log The setting `cascade.hints.effects` is `3`, where `true` or `false` was expected;"
              + " `true` is used.");
      editor.show(file, text);
      InlayHintParams params =
          new InlayHintParams(id(file), new Range(new Position(0, 0), new Position(9, 0)));
      assertEquals(List.of(), Editor.get(editor.texts().inlayHint(params)));
      assertEquals(
          List.of("▶ Run test"),
          Editor.get(editor.texts().codeLens(new CodeLensParams(id(file)))).stream()
              .map(l -> l.getCommand().getTitle())
              .toList());
    }
  }

  @Test
  void settingsAreTakenFromTheMessageWhereTheEditorCannotBeAsked() throws IOException {
    String text = "const n: Int = (0..100).sum()\n";
    Path file = write("main.cascade", text);
    try (Editor editor = Editor.open(folder)) {
      editor.show(file, text);
      assertEquals(List.of(), editor.diagnostics(file));
      editor
          .workspace()
          .didChangeConfiguration(
              new DidChangeConfigurationParams(json("{cascade: {compileTime: {steps: 10}}}")));
      editor.edit(file, whole(text + "\n"));
      assertEquals("CAS0501", editor.diagnostics(file).getFirst().getCode().getLeft());
    }
  }

  // ---- progress ----

  @Test
  void theFirstLookIsShown() throws IOException {
    write("main.cascade", RIGHT);
    try (Editor editor = Editor.open(able(), folder)) {
      editor.hears("progress begin Cascade: ");
      editor.hears("progress end");
    }
  }

  @Test
  void longProofsAreShown() throws IOException {
    Path file = write("main.cascade", RIGHT);
    try (Editor editor = Editor.open(able().with(new Slow(1_500)), folder)) {
      editor.hears("progress end");
      editor.show(file, HARD);
      editor.hears("progress begin Cascade: proving refinements");
    }
  }

  /** Takes long to look an answer up. */
  private record Slow(long millis) implements ProofCache {
    @Override
    public Optional<String> find(String digest) {
      try {
        TimeUnit.MILLISECONDS.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    @Override
    public void store(String digest, String answer) {}
  }

  // ---- cancelling ----

  @Test
  void whatIsCancelledIsNotWaitedFor() throws IOException {
    Path file = write("main.cascade", WRONG);
    CountDownLatch open = new CountDownLatch(1);
    try (Editor editor = Editor.open(pulling().with(new Held(open)), folder)) {
      editor.show(file, HARD);
      CompletableFuture<DocumentDiagnosticReport> asked =
          editor.texts().diagnostic(new DocumentDiagnosticParams(id(file)));
      assertTrue(asked.cancel(true));
      assertThrows(CancellationException.class, asked::join);
      assertNotNull(
          Editor.get(editor.texts().hover(new HoverParams(id(file), new Position(1, 5)))),
          "other questions are answered meanwhile");
      open.countDown();
      assertNotNull(pull(editor, file, Optional.empty()).getLeft());
      assertEquals(List.of(), editor.mistakes());
    }
  }

  /** Gives no answer before it is let. */
  private record Held(CountDownLatch open) implements ProofCache {
    @Override
    public Optional<String> find(String digest) {
      try {
        assertTrue(open.await(60, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    @Override
    public void store(String digest, String answer) {}
  }

  // ---- folders ----

  @Test
  void foldersComeAndGo() throws IOException {
    Path one = write("one/main.cascade", "let first = 1\n");
    Path two = write("two/main.cascade", "let second: Int = \"\"\n");
    WorkspaceFolder added = new WorkspaceFolder(Editor.uri(folder.resolve("two")), "two");
    try (Editor editor = Editor.open(folder.resolve("one"))) {
      editor.showsOf(one, 0);
      change(editor, List.of(added), List.of());
      editor.showsOf(two, 1);
      assertEquals(List.of("second"), found(editor, "second"));
      change(editor, List.of(), List.of(added));
      editor.showsOf(two, 0);
      assertEquals(List.of(), found(editor, "second"));
      assertEquals(List.of("first"), found(editor, "first"));
      assertEquals(List.of(), editor.mistakes());
    }
  }

  private static void change(
      Editor editor, List<WorkspaceFolder> added, List<WorkspaceFolder> removed) {
    editor
        .workspace()
        .didChangeWorkspaceFolders(
            new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(added, removed)));
  }

  private static List<String> found(Editor editor, String query) {
    return Editor.get(editor.workspace().symbol(new WorkspaceSymbolParams(query)))
        .getRight()
        .stream()
        .map(s -> s.getName())
        .toList();
  }

  @Test
  void filesThatComeAndGoOnDiskAreTakenInAndLetGo() throws IOException {
    write("main.cascade", "let a = 1\n");
    try (Editor editor = Editor.open(folder)) {
      editor.showsOf(folder.resolve("main.cascade"), 0);
      Path file = write("other.cascade", "module other\nlet broken: Int = \"\"\n");
      event(editor, file, FileChangeType.Created);
      editor.showsOf(file, 1);
      Files.delete(file);
      event(editor, file, FileChangeType.Deleted);
      editor.showsOf(file, 0);
      event(editor, write("pom.xml", "<project/>"), FileChangeType.Created);
      assertEquals(List.of(), editor.mistakes());
    }
  }

  private static void event(Editor editor, Path file, FileChangeType type) {
    editor
        .workspace()
        .didChangeWatchedFiles(
            new DidChangeWatchedFilesParams(List.of(new FileEvent(Editor.uri(file), type))));
  }

  // ---- mistakes ----

  /** A place that is none makes the feature fail, as a mistake of its own would. */
  @Test
  @SuppressWarnings("NullAway")
  void aFeatureThatFailsIsLoggedAndTheServerLivesOn() throws IOException {
    Path file = write("main.cascade", RIGHT);
    try (Editor editor = Editor.open(folder)) {
      editor.show(file, RIGHT);
      assertEquals(
          List.of(),
          Editor.get(
              editor
                  .texts()
                  .selectionRange(
                      new SelectionRangeParams(id(file), Collections.singletonList(null)))));
      editor.hears(
          "log A mistake of the Cascade server while answering `selectionRange`; please report"
              + " it:");
      assertTrue(editor.mistakes().getFirst().contains("NullPointerException"));
      assertNotNull(
          Editor.get(editor.texts().hover(new HoverParams(id(file), new Position(0, 4)))));
    }
  }

  @Test
  void aProverThatFailsIsToldAndTheServerLivesOn() throws IOException {
    Path file = write("main.cascade", HARD);
    try (Editor editor = Editor.open(Editor.Kind.PLAIN.with(new Broken()), folder)) {
      editor.show(file, HARD);
      assertEquals("CAS0999", editor.diagnostics(file).getFirst().getCode().getLeft());
      editor.edit(file, whole(RIGHT));
      assertEquals(List.of(), editor.diagnostics(file));
    }
  }

  private record Broken() implements ProofCache {
    @Override
    public Optional<String> find(String digest) {
      throw new IllegalStateException("planted");
    }

    @Override
    public void store(String digest, String answer) {}
  }
}
