package org.cascade.lang.ui.commands;

import org.cascade.lang.ui.edit.Actions;
import org.eclipse.lsp4j.CodeActionKind;

/** Puts imports in order and takes out those that nothing uses. */
public final class OrganizeImports extends EditorCommand {
  @Override
  void run(EditorPlace at) {
    Actions.at(at.document().uri(), at.range(), CodeActionKind.SourceOrganizeImports).stream()
        .findFirst()
        .ifPresent(Actions::perform);
  }
}
