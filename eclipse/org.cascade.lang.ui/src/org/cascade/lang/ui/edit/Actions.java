package org.cascade.lang.ui.edit;

import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.Server;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** Asks for what can be done at a place, and does it. */
public final class Actions {
  private static final long WITHIN_MILLIS = 3_000;

  private Actions() {}

  /** What can be done at a place; with problems, their fixes are among it. */
  public static List<CodeAction> at(String uri, Range range, List<Diagnostic> problems) {
    return asked(uri, range, new CodeActionContext(problems));
  }

  /** What can be done at a place, of one kind. */
  public static List<CodeAction> at(String uri, Range range, String kind) {
    return asked(uri, range, new CodeActionContext(List.of(), List.of(kind)));
  }

  private static List<CodeAction> asked(String uri, Range range, CodeActionContext context) {
    CodeActionParams asked = new CodeActionParams(new TextDocumentIdentifier(uri), range, context);
    return server()
        .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().codeAction(asked))
        .orElse(List.of())
        .stream()
        .filter(told -> told.isRight())
        .map(told -> told.getRight())
        .toList();
  }

  /** Does it, by the thread of the display. */
  public static void perform(CodeAction action) {
    CodeAction whole =
        action.getEdit() != null
            ? action
            : server()
                .answer(WITHIN_MILLIS, to -> to.getTextDocumentService().resolveCodeAction(action))
                .orElse(action);
    if (whole.getEdit() != null) {
      Edits.apply(whole.getEdit(), whole.getTitle());
    }
  }

  private static Server server() {
    return CascadePlugin.get().server();
  }
}
