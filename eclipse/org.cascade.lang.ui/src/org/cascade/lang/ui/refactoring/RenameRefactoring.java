package org.cascade.lang.ui.refactoring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.edit.Edits;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;

/** Gives something another name. What that changes, and whether it may be, the server says. */
public final class RenameRefactoring extends Refactoring {
  private static final long WITHIN_SECONDS = 20;

  private final String uri;
  private final Position place;
  private final String oldName;
  private String newName;
  private WorkspaceEdit edit;

  /** Of what is at a place. */
  public RenameRefactoring(String uri, Position place, String oldName) {
    this.uri = uri;
    this.place = place;
    this.oldName = oldName;
    this.newName = oldName;
  }

  /** The name it has. */
  public String oldName() {
    return oldName;
  }

  /** Sets the name it shall have. */
  public void setNewName(String name) {
    newName = name;
  }

  @Override
  public String getName() {
    return "Rename `" + oldName + "` to `" + newName + "`";
  }

  @Override
  public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
    return new RefactoringStatus();
  }

  @Override
  public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
    CompletableFuture<WorkspaceEdit> asked =
        CascadePlugin.get()
            .server()
            .ask(to ->
                to.getTextDocumentService()
                    .rename(new RenameParams(new TextDocumentIdentifier(uri), place, newName)));
    try {
      edit = asked.get(WITHIN_SECONDS, TimeUnit.SECONDS);
      return edit == null
          ? RefactoringStatus.createFatalErrorStatus("`" + oldName + "` cannot be renamed.")
          : new RefactoringStatus();
    } catch (ExecutionException e) {
      return RefactoringStatus.createFatalErrorStatus(e.getCause().getMessage());
    } catch (TimeoutException e) {
      asked.cancel(true);
      return RefactoringStatus.createFatalErrorStatus(
          "The Cascade server did not answer within " + WITHIN_SECONDS + " s: try again.");
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new OperationCanceledException();
    }
  }

  @Override
  public Change createChange(IProgressMonitor monitor) throws CoreException {
    return Edits.change(edit, getName());
  }
}
