package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ide.completion.Completions;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.tests.cases.Cases;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/ide}: one folder for each thing that an editor may ask. */
class IdeCasesTest {
  /** More proposals than that are not compared. */
  private static final int MOST_PROPOSALS = 25;

  private static Editor editor;

  @BeforeAll
  static void open() {
    editor = Editor.open();
  }

  @AfterAll
  static void close() {
    List<String> mistakes = editor.mistakes();
    editor.close();
    assertEquals(List.of(), mistakes);
  }

  @TestFactory
  Stream<DynamicTest> hover() {
    return cases("hover", IdeCasesTest::hover);
  }

  private static String hover(Marked m, TextDocumentIdentifier id) {
    Hover hover = Editor.get(editor.texts().hover(new HoverParams(id, m.cursor())));
    return hover == null ? "nothing\n" : hover.getContents().getRight().getValue() + "\n";
  }

  @TestFactory
  Stream<DynamicTest> completion() {
    return cases("completion", IdeCasesTest::completion);
  }

  /** The proposals that begin as the text does, in the order an editor shows them. */
  private static String completion(Marked m, TextDocumentIdentifier id) {
    var list = Editor.get(editor.texts().completion(new CompletionParams(id, m.cursor())));
    int offset = Positions.offset(m.text(), m.cursor());
    String prefix = Completions.prefix(m.text().text(), offset).toLowerCase(Locale.ROOT);
    List<CompletionItem> fitting =
        list.getRight().getItems().stream()
            .filter(i -> i.getLabel().toLowerCase(Locale.ROOT).startsWith(prefix))
            .sorted(Comparator.comparing(CompletionItem::getSortText))
            .limit(MOST_PROPOSALS)
            .toList();
    Optional<String> taken = m.directive("take");
    if (taken.isPresent()) {
      return Shown.taken(editor, m, fitting, taken.get());
    }
    return fitting.stream()
        .map(i -> i.getLabel() + "  " + i.getKind() + "  " + i.getDetail())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @TestFactory
  Stream<DynamicTest> definition() {
    return cases(
        "definition",
        (m, id) ->
            Shown.places(
                editor,
                m,
                Editor.get(editor.texts().definition(new DefinitionParams(id, m.cursor())))
                    .getLeft()));
  }

  @TestFactory
  Stream<DynamicTest> typeDefinition() {
    return cases(
        "type-definition",
        (m, id) ->
            Shown.places(
                editor,
                m,
                Editor.get(editor.texts().typeDefinition(new TypeDefinitionParams(id, m.cursor())))
                    .getLeft()));
  }

  @TestFactory
  Stream<DynamicTest> implementation() {
    return cases(
        "implementation",
        (m, id) ->
            Shown.places(
                editor,
                m,
                Editor.get(editor.texts().implementation(new ImplementationParams(id, m.cursor())))
                    .getLeft()));
  }

  @TestFactory
  Stream<DynamicTest> references() {
    return cases(
        "references",
        (m, id) ->
            Shown.places(
                editor,
                m,
                Editor.get(
                    editor
                        .texts()
                        .references(
                            new ReferenceParams(id, m.cursor(), new ReferenceContext(true))))));
  }

  @TestFactory
  Stream<DynamicTest> highlight() {
    return cases(
        "highlight",
        (m, id) -> {
          var all =
              Editor.get(
                  editor.texts().documentHighlight(new DocumentHighlightParams(id, m.cursor())));
          return all.stream()
              .map(h ->
                  h.getKind()
                      + " "
                      + Shown.places(editor, m, List.of(new Location(m.uri(), h.getRange()))))
              .collect(Collectors.joining());
        });
  }

  @TestFactory
  Stream<DynamicTest> rename() {
    return cases("rename", IdeCasesTest::rename);
  }

  private static String rename(Marked m, TextDocumentIdentifier id) {
    String name = m.directive("name").orElse("renamed");
    var answer = editor.texts().rename(new RenameParams(id, m.cursor(), name));
    try {
      WorkspaceEdit edit = Editor.get(answer);
      return edit == null ? "nothing\n" : Shown.edit(m, edit);
    } catch (AssertionError e) {
      Throwable refused = e.getCause();
      return refused == null ? e + "\n" : refused.getMessage() + "\n";
    }
  }

  @TestFactory
  Stream<DynamicTest> symbols() {
    return cases(
        "symbols",
        (m, id) -> {
          var all = Editor.get(editor.texts().documentSymbol(new DocumentSymbolParams(id)));
          return Shown.symbols(all.stream().map(e -> e.getRight()).toList(), "");
        });
  }

  @TestFactory
  Stream<DynamicTest> workspaceSymbols() {
    return cases(
        "workspace-symbols",
        (m, id) -> {
          String query = m.directive("query").orElse("");
          var all = Editor.get(editor.workspace().symbol(new WorkspaceSymbolParams(query)));
          return all.getRight().stream()
              .map(s -> s.getName() + "  " + s.getKind() + "  in " + s.getContainerName())
              .collect(Collectors.joining("\n", "", "\n"));
        });
  }

  @TestFactory
  Stream<DynamicTest> folding() {
    return cases(
        "folding",
        (m, id) ->
            Editor.get(editor.texts().foldingRange(new FoldingRangeRequestParams(id))).stream()
                .map(f -> f.getStartLine() + 1 + "-" + (f.getEndLine() + 1) + " " + f.getKind())
                .collect(Collectors.joining("\n", "", "\n")));
  }

  @TestFactory
  Stream<DynamicTest> selection() {
    return cases(
        "selection",
        (m, id) ->
            Shown.selections(
                m,
                Editor.get(
                        editor
                            .texts()
                            .selectionRange(new SelectionRangeParams(id, List.of(m.cursor()))))
                    .getFirst()));
  }

  @TestFactory
  Stream<DynamicTest> tokens() {
    return cases(
        "tokens",
        (m, id) ->
            Shown.tokens(
                m,
                Editor.get(editor.texts().semanticTokensFull(new SemanticTokensParams(id)))
                    .getData()));
  }

  @TestFactory
  Stream<DynamicTest> hints() {
    return cases(
        "hints",
        (m, id) ->
            Shown.hints(
                m,
                Editor.get(
                    editor.texts().inlayHint(new InlayHintParams(id, Positions.whole(m.text()))))));
  }

  @TestFactory
  Stream<DynamicTest> hintsLookedAt() {
    return cases(
        "hint-resolve",
        (m, id) ->
            Shown.resolved(
                editor,
                m,
                Editor.get(
                        editor
                            .texts()
                            .inlayHint(new InlayHintParams(id, Positions.whole(m.text()))))
                    .stream()
                    .map(h -> Editor.get(editor.texts().resolveInlayHint(h)))
                    .toList()));
  }

  /** What makes the colours of the text into those of the text without its selection. */
  @TestFactory
  Stream<DynamicTest> tokensDelta() {
    return cases("tokens-delta", IdeCasesTest::tokensDelta);
  }

  private static String tokensDelta(Marked m, TextDocumentIdentifier id) {
    SemanticTokens before =
        Editor.get(editor.texts().semanticTokensFull(new SemanticTokensParams(id)));
    String typed = m.directive("type").orElse("");
    editor.edit(m.file(), new TextDocumentContentChangeEvent(m.selection(), typed));
    editor.diagnostics(m.file());
    var delta =
        Editor.get(
                editor
                    .texts()
                    .semanticTokensFullDelta(
                        new SemanticTokensDeltaParams(id, before.getResultId())))
            .getRight();
    List<Integer> data = new ArrayList<>(before.getData());
    StringBuilder edits = new StringBuilder();
    for (SemanticTokensEdit edit : delta.getEdits().reversed()) {
      edits.append(
          "at %d: %d out, %d in\n"
              .formatted(edit.getStart(), edit.getDeleteCount(), edit.getData().size()));
      data.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount()).clear();
      data.addAll(edit.getStart(), edit.getData());
    }
    assertEquals(
        Editor.get(editor.texts().semanticTokensFull(new SemanticTokensParams(id))).getData(),
        data);
    return edits.toString();
  }

  @TestFactory
  Stream<DynamicTest> tokensRange() {
    return cases(
        "tokens-range",
        (m, id) ->
            Shown.tokens(
                m,
                Editor.get(
                        editor
                            .texts()
                            .semanticTokensRange(new SemanticTokensRangeParams(id, m.selection())))
                    .getData()));
  }

  @TestFactory
  Stream<DynamicTest> formatting() {
    return cases(
        "formatting",
        (m, id) ->
            Marked.edited(
                m.text(),
                Editor.get(
                    editor
                        .texts()
                        .formatting(
                            new DocumentFormattingParams(id, new FormattingOptions(4, true))))));
  }

  @TestFactory
  Stream<DynamicTest> rangeFormatting() {
    return cases(
        "range-formatting",
        (m, id) ->
            Marked.edited(
                m.text(),
                Editor.get(
                    editor
                        .texts()
                        .rangeFormatting(
                            new DocumentRangeFormattingParams(
                                id, new FormattingOptions(4, true), m.selection())))));
  }

  /** Behind the last letter typed, which is the one before the cursor or a line break. */
  @TestFactory
  Stream<DynamicTest> onTypeFormatting() {
    return cases(
        "on-type-formatting",
        (m, id) -> {
          int at = Positions.offset(m.text(), m.cursor());
          String typed = m.text().text().startsWith("}", at - 1) ? "}" : "\n";
          return Marked.edited(
              m.text(),
              Editor.get(
                  editor
                      .texts()
                      .onTypeFormatting(
                          new DocumentOnTypeFormattingParams(
                              id, new FormattingOptions(4, true), m.cursor(), typed))));
        });
  }

  @TestFactory
  Stream<DynamicTest> prepareRename() {
    return cases("prepare-rename", IdeCasesTest::prepareRename);
  }

  private static String prepareRename(Marked m, TextDocumentIdentifier id) {
    try {
      var answer =
          Editor.get(editor.texts().prepareRename(new PrepareRenameParams(id, m.cursor())));
      return answer == null ? "nothing\n" : Shown.text(m.text(), answer.getFirst()) + "\n";
    } catch (AssertionError e) {
      Throwable refused = e.getCause();
      return refused == null ? e + "\n" : refused.getMessage() + "\n";
    }
  }

  @TestFactory
  Stream<DynamicTest> signature() {
    return cases(
        "signature",
        (m, id) -> {
          SignatureHelp help =
              Editor.get(editor.texts().signatureHelp(new SignatureHelpParams(id, m.cursor())));
          return help == null ? "nothing\n" : Shown.signatures(help);
        });
  }

  @TestFactory
  Stream<DynamicTest> lens() {
    return cases(
        "lens",
        (m, id) ->
            Editor.get(editor.texts().codeLens(new CodeLensParams(id))).stream()
                .map(
                    l -> l.getCommand() == null ? Editor.get(editor.texts().resolveCodeLens(l)) : l)
                .map(IdeCasesTest::lens)
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static String lens(CodeLens lens) {
    return lens.getRange().getStart().getLine() + 1 + "  " + lens.getCommand().getTitle();
  }

  @TestFactory
  Stream<DynamicTest> incomingCalls() {
    return cases(
        "incoming-calls",
        (m, id) ->
            Editor.get(
                    editor
                        .texts()
                        .callHierarchyIncomingCalls(
                            new CallHierarchyIncomingCallsParams(called(m, id))))
                .stream()
                .map(c -> c.getFrom().getName() + "  " + c.getFromRanges().size() + " times")
                .collect(Collectors.joining("\n", "", "\n")));
  }

  @TestFactory
  Stream<DynamicTest> outgoingCalls() {
    return cases(
        "outgoing-calls",
        (m, id) ->
            Editor.get(
                    editor
                        .texts()
                        .callHierarchyOutgoingCalls(
                            new CallHierarchyOutgoingCallsParams(called(m, id))))
                .stream()
                .map(c -> c.getTo().getName() + "  " + c.getFromRanges().size() + " times")
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static CallHierarchyItem called(Marked m, TextDocumentIdentifier id) {
    return Editor.get(
            editor.texts().prepareCallHierarchy(new CallHierarchyPrepareParams(id, m.cursor())))
        .getFirst();
  }

  @TestFactory
  Stream<DynamicTest> supertypes() {
    return cases(
        "supertypes",
        (m, id) ->
            Shown.types(
                Editor.get(
                    editor
                        .texts()
                        .typeHierarchySupertypes(new TypeHierarchySupertypesParams(type(m, id))))));
  }

  @TestFactory
  Stream<DynamicTest> subtypes() {
    return cases(
        "subtypes",
        (m, id) ->
            Shown.types(
                Editor.get(
                    editor
                        .texts()
                        .typeHierarchySubtypes(new TypeHierarchySubtypesParams(type(m, id))))));
  }

  private static TypeHierarchyItem type(Marked m, TextDocumentIdentifier id) {
    return Editor.get(
            editor.texts().prepareTypeHierarchy(new TypeHierarchyPrepareParams(id, m.cursor())))
        .getFirst();
  }

  @TestFactory
  Stream<DynamicTest> links() {
    return cases(
        "links",
        (m, id) ->
            Editor.get(editor.texts().documentLink(new DocumentLinkParams(id))).stream()
                .map(l -> l.getTarget().replaceFirst("file:.*/", ""))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  @TestFactory
  Stream<DynamicTest> linkedEditing() {
    return cases(
        "linked-editing",
        (m, id) -> {
          var linked =
              Editor.get(
                  editor.texts().linkedEditingRange(new LinkedEditingRangeParams(id, m.cursor())));
          return Shown.places(
              editor, m, linked.getRanges().stream().map(r -> new Location(m.uri(), r)).toList());
        });
  }

  @TestFactory
  Stream<DynamicTest> java() {
    return cases("java", (m, id) -> Shown.view(editor, m, id, editor.views()::java));
  }

  @TestFactory
  Stream<DynamicTest> core() {
    return cases("core", (m, id) -> Shown.view(editor, m, id, editor.views()::core));
  }

  /** The whole document with what was built, as far as there is one. */
  @TestFactory
  Stream<DynamicTest> generated() {
    return cases(
        "generated",
        (m, id) ->
            editor.document("cascade:/generated" + m.file().toAbsolutePath().toUri().getRawPath()));
  }

  @TestFactory
  Stream<DynamicTest> actions() {
    return cases("actions", IdeCasesTest::actions);
  }

  private static String actions(Marked m, TextDocumentIdentifier id) {
    List<Diagnostic> told = editor.diagnostics(m.file());
    List<CodeAction> all =
        Editor.get(
                editor
                    .texts()
                    .codeAction(
                        new CodeActionParams(id, m.selection(), new CodeActionContext(told))))
            .stream()
            .map(e -> e.getRight())
            .toList();
    Optional<String> taken = m.directive("take");
    return taken.isEmpty()
        ? all.stream().map(CodeAction::getTitle).collect(Collectors.joining("\n", "", "\n"))
        : all.stream()
            .filter(a -> a.getTitle().equals(taken.get()))
            .findFirst()
            .map(a -> Shown.edit(m, a.getEdit()))
            .orElse("not offered\n");
  }

  // ---- cases ----

  private static Stream<DynamicTest> cases(
      String feature, BiFunction<Marked, TextDocumentIdentifier, String> ask) {
    return Cases.walk("ide/" + feature, program -> run(program, ask));
  }

  private static void run(Path program, BiFunction<Marked, TextDocumentIdentifier, String> ask) {
    Marked marked = Marked.read(program);
    for (Path other : marked.others()) {
      editor.show(other, Cases.read(other));
    }
    editor.show(marked.file(), marked.text().text());
    try {
      editor.diagnostics(marked.file());
      String answer = ask.apply(marked, new TextDocumentIdentifier(marked.uri()));
      Cases.assertGolden(Cases.golden(program, ".expected"), answer.replace("\r\n", "␍\n"));
    } finally {
      editor.close(marked.file());
      marked.others().forEach(editor::close);
    }
  }
}
