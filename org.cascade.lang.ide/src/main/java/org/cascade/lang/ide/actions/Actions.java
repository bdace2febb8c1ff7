package org.cascade.lang.ide.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.diagnostics.Told;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Snapshot;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** What is offered at a place: the fixes of what is told there, then other forms of the code. */
public final class Actions {
  private Actions() {}

  /**
   * @param diagnostics what is told of the file, as of the text that is open
   */
  public static List<CodeAction> in(Snapshot snapshot, Range range, List<Diagnostic> diagnostics) {
    List<CodeAction> all = new ArrayList<>();
    for (Diagnostic d : diagnostics) {
      if (touches(snapshot, d, range)) {
        for (Diagnostic.Fix fix : d.fixes()) {
          fix(snapshot, d, fix).ifPresent(all::add);
        }
        all.addAll(Mending.of(snapshot, d));
      }
    }
    if (!all.isEmpty()) {
      all.getFirst().setIsPreferred(true);
    }
    all.addAll(Forms.in(snapshot, range));
    return all;
  }

  private static boolean touches(Snapshot snapshot, Diagnostic d, Range range) {
    return snapshot
        .range(d.span())
        .filter(r ->
            r.getStart().getLine() <= range.getEnd().getLine()
                && range.getStart().getLine() <= r.getEnd().getLine())
        .isPresent();
  }

  private static Optional<CodeAction> fix(Snapshot snapshot, Diagnostic d, Diagnostic.Fix fix) {
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Diagnostic.Edit edit : fix.edits()) {
      var place = snapshot.location(edit.span());
      if (place.isEmpty()) {
        return Optional.empty();
      }
      edits
          .computeIfAbsent(place.get().getUri(), u -> new ArrayList<>())
          .add(new TextEdit(place.get().getRange(), edit.text()));
    }
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(Told.of(d, snapshot.workspace())));
    action.setEdit(new WorkspaceEdit(edits));
    return Optional.of(action);
  }

  static CodeAction action(Snapshot snapshot, String title, String kind, List<TextEdit> edits) {
    CodeAction action = new CodeAction(title);
    action.setKind(kind);
    action.setEdit(new WorkspaceEdit(Map.of(snapshot.document().uri(), edits)));
    return action;
  }

  static TextEdit replace(Snapshot snapshot, int from, int to, String text) {
    return new TextEdit(Positions.range(snapshot.source(), from, to), text);
  }
}
