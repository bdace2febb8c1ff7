package org.cascade.lang.ui.outline;

import org.cascade.lang.ui.commands.EditorPlace;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** Gives editors of Cascade texts their outline. */
public final class OutlineAdapter implements IAdapterFactory {
  @Override
  public <T> T getAdapter(Object editor, Class<T> type) {
    if (type != IContentOutlinePage.class || !(editor instanceof ITextEditor text)) {
      return null;
    }
    return EditorPlace.of(text)
        .map(at -> type.cast(new OutlinePage(text, at.document().document())))
        .orElse(null);
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {IContentOutlinePage.class};
  }
}
