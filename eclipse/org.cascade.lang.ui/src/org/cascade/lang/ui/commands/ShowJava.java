package org.cascade.lang.ui.commands;

import org.cascade.lang.ui.edit.Opening;
import org.eclipse.lsp4j.TextDocumentPositionParams;

/** Shows the Java that the line at the cursor becomes. */
public final class ShowJava extends EditorCommand {
  private static final long WITHIN_MILLIS = 20_000;

  @Override
  void run(EditorPlace at) {
    at.server()
        .answer(
            WITHIN_MILLIS,
            to -> to.cascade().java(new TextDocumentPositionParams(at.identifier(), at.position())))
        .ifPresentOrElse(
            Opening::open,
            () -> at.say("There is no Java of this line: the file has to be without errors."));
  }
}
