package org.cascade.lang.ui.outline;

import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.OpenDocument;
import org.cascade.lang.ui.client.Places;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The outline of an editor's text: selecting something there selects it in the text. */
final class OutlinePage extends ContentOutlinePage implements IDocumentListener {
  private static final int QUIET_MILLIS = 400;
  private static final int OPEN_LEVELS = 2;

  private final ITextEditor editor;
  private final IDocument document;
  private final Runnable soon = this::ask;
  private boolean filling;

  OutlinePage(ITextEditor editor, IDocument document) {
    this.editor = editor;
    this.document = document;
  }

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    getTreeViewer().setContentProvider(new Symbols());
    getTreeViewer().setLabelProvider(new DelegatingStyledCellLabelProvider(new Symbols.Labels()));
    getTreeViewer().setInput(List.of());
    document.addDocumentListener(this);
    ask();
  }

  private void ask() {
    if (getControl() != null && !getControl().isDisposed()) {
      CascadePlugin.get().server().documents().of(document).ifPresent(this::ask);
    }
  }

  private void ask(OpenDocument open) {
    Symbols.of(open).thenAccept(symbols -> Display.getDefault().asyncExec(() -> fill(symbols)));
  }

  private void fill(List<DocumentSymbol> symbols) {
    if (getControl() == null
        || getControl().isDisposed()
        || symbols.equals(getTreeViewer().getInput())) {
      return;
    }
    filling = true;
    getTreeViewer().getControl().setRedraw(false);
    getTreeViewer().setInput(symbols);
    getTreeViewer().expandToLevel(OPEN_LEVELS);
    getTreeViewer().getControl().setRedraw(true);
    filling = false;
  }

  @Override
  public void selectionChanged(SelectionChangedEvent event) {
    super.selectionChanged(event);
    if (!filling
        && event.getSelection() instanceof IStructuredSelection selected
        && selected.getFirstElement() instanceof DocumentSymbol symbol) {
      IRegion name = Places.region(document, symbol.getSelectionRange());
      editor.selectAndReveal(name.getOffset(), name.getLength());
    }
  }

  @Override
  public void documentAboutToBeChanged(DocumentEvent event) {}

  @Override
  public void documentChanged(DocumentEvent event) {
    Display.getDefault().timerExec(QUIET_MILLIS, soon);
  }

  @Override
  public void dispose() {
    document.removeDocumentListener(this);
    super.dispose();
  }
}
