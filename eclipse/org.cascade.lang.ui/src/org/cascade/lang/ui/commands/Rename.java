package org.cascade.lang.ui.commands;

import java.util.Optional;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.refactoring.RenameRefactoring;
import org.cascade.lang.ui.refactoring.RenameWizard;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;

/** Renames what is at the cursor, everywhere. */
public final class Rename extends EditorCommand {
  private static final long WITHIN_MILLIS = 5_000;

  @Override
  void run(EditorPlace at) {
    Optional<String> old =
        at.server()
            .answer(
                WITHIN_MILLIS,
                to ->
                    to.getTextDocumentService()
                        .prepareRename(new PrepareRenameParams(at.identifier(), at.position())))
            .map(told ->
                told.map(
                    range -> text(at, range),
                    PrepareRenameResult::getPlaceholder,
                    any -> FindReferences.name(at)));
    if (old.isEmpty()) {
      at.say("There is nothing at the cursor that could be renamed.");
      return;
    }
    RenameRefactoring refactoring =
        new RenameRefactoring(at.document().uri(), at.position(), old.get());
    try {
      new RefactoringWizardOpenOperation(new RenameWizard(refactoring))
          .run(at.editor().getSite().getShell(), "Rename");
    } catch (InterruptedException e) {
      // The user has changed something else meanwhile.
      Thread.currentThread().interrupt();
    }
  }

  private static String text(EditorPlace at, Range range) {
    IDocument document = at.document().document();
    IRegion region = Places.region(document, range);
    return document.get().substring(region.getOffset(), region.getOffset() + region.getLength());
  }
}
