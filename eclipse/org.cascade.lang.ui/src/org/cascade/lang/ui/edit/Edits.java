package org.cascade.lang.ui.edit;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.DocumentChange;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.TextChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.ui.PlatformUI;

/**
 * Makes the workbench's changes, which can be looked at before and undone after, of the server's
 * edits.
 */
public final class Edits {
  private Edits() {}

  /** All changes of an edit, one per file. */
  public static CompositeChange change(WorkspaceEdit edit, String name) throws CoreException {
    CompositeChange all = new CompositeChange(name);
    all.markAsSynthetic();
    for (Map.Entry<String, List<TextEdit>> file : byFile(edit).entrySet()) {
      all.add(change(file.getKey(), file.getValue()));
    }
    return all;
  }

  private static Map<String, List<TextEdit>> byFile(WorkspaceEdit edit) {
    Map<String, List<TextEdit>> all = new LinkedHashMap<>();
    if (edit.getDocumentChanges() != null) {
      edit.getDocumentChanges().stream()
          .filter(change -> change.isLeft())
          .map(change -> change.getLeft())
          .forEach(change ->
              change.getEdits().stream()
                  .filter(e -> e.isLeft())
                  .forEach(e ->
                      all.computeIfAbsent(change.getTextDocument().getUri(), u -> new ArrayList<>())
                          .add(e.getLeft())));
    } else if (edit.getChanges() != null) {
      edit.getChanges().forEach((uri, edits) -> all.put(uri, List.copyOf(edits)));
    }
    return all;
  }

  private static TextChange change(String uri, List<TextEdit> edits) throws CoreException {
    IFile file = Places.workspaceFile(uri);
    Optional<OpenDocument> open = CascadePlugin.get().server().documents().of(uri);
    TextChange change;
    if (file != null) {
      change = new TextFileChange(file.getName(), file);
    } else if (open.isPresent()) {
      change = new DocumentChange(uri.substring(uri.lastIndexOf('/') + 1), open.get().document());
    } else {
      throw new CoreException(
          org.eclipse.core.runtime.Status.error(
              "The file `"
                  + uri
                  + "` belongs to no open project, so it cannot be changed from here. Import its"
                  + " folder as a project, or open it."));
    }
    change.setTextType("cascade");
    change.setEdit(tree(change.getCurrentDocument(new NullProgressMonitor()), edits));
    return change;
  }

  /** The workbench's form of edits, with places counted in a text. */
  public static MultiTextEdit tree(IDocument text, List<? extends TextEdit> edits) {
    MultiTextEdit all = new MultiTextEdit();
    for (TextEdit edit : edits) {
      IRegion replaced = Places.region(text, edit.getRange());
      all.addChild(new ReplaceEdit(replaced.getOffset(), replaced.getLength(), edit.getNewText()));
    }
    return all;
  }

  /** Edits a text at once, as one step to undo. */
  public static void apply(IDocument text, List<? extends TextEdit> edits) {
    if (edits.isEmpty()) {
      return;
    }
    try {
      tree(text, edits).apply(text, org.eclipse.text.edits.TextEdit.NONE);
    } catch (BadLocationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a text becomes by edits. */
  public static String applied(String text, List<? extends TextEdit> edits) {
    IDocument copy = new Document(text);
    apply(
        copy,
        edits.stream()
            .sorted(Comparator.comparingInt(e -> e.getRange().getStart().getLine()))
            .toList());
    return copy.get();
  }

  /** Does an edit at once, by the thread of the display. */
  public static boolean apply(WorkspaceEdit edit, String name) {
    try {
      Change change = change(edit, name == null ? "Cascade" : name);
      change.initializeValidationData(new NullProgressMonitor());
      PerformChangeOperation perform = new PerformChangeOperation(change);
      perform.setUndoManager(RefactoringCore.getUndoManager(), change.getName());
      PlatformUI.getWorkbench()
          .getProgressService()
          .run(
              false,
              false,
              monitor -> {
                try {
                  perform.run(monitor);
                } catch (CoreException e) {
                  throw new InvocationTargetException(e);
                }
              });
      return perform.changeExecuted();
    } catch (CoreException | InvocationTargetException e) {
      CascadePlugin.log().error("An edit could not be made: " + e.getMessage(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Does an edit when the display has time for it; tells whether it was made. */
  public static CompletableFuture<Boolean> applyLater(WorkspaceEdit edit, String name) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    PlatformUI.getWorkbench().getDisplay().asyncExec(() -> done.complete(apply(edit, name)));
    return done;
  }
}
