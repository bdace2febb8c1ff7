package org.cascade.lang.ui.outline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IBaseLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A small window with a line to write in and a list of what fits, to choose one of. */
final class Picker<T> extends PopupDialog {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 320;

  private final Function<String, CompletableFuture<List<T>>> search;
  private final IBaseLabelProvider labels;
  private final Consumer<T> chosen;
  private TableViewer list;
  private Text words;

  Picker(
      Shell parent,
      String title,
      Function<String, CompletableFuture<List<T>>> search,
      IBaseLabelProvider labels,
      Consumer<T> chosen) {
    super(
        parent,
        INFOPOPUPRESIZE_SHELLSTYLE,
        true,
        false,
        false,
        false,
        false,
        title,
        "Enter opens, Escape closes");
    this.search = search;
    this.labels = labels;
    this.chosen = chosen;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite all = (Composite) super.createDialogArea(parent);
    GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(all);
    words = new Text(all, SWT.SINGLE | SWT.SEARCH);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
    list = new TableViewer(all, SWT.SINGLE | SWT.V_SCROLL);
    GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(list.getControl());
    list.setContentProvider(ArrayContentProvider.getInstance());
    list.setLabelProvider(labels);
    words.addModifyListener(event -> fill());
    words.addListener(SWT.KeyDown, this::key);
    list.getControl().addListener(SWT.DefaultSelection, event -> choose());
    list.getControl().addListener(SWT.MouseDoubleClick, event -> choose());
    fill();
    return all;
  }

  @Override
  protected Control getFocusControl() {
    return words;
  }

  private void fill() {
    String asked = words.getText();
    search
        .apply(asked)
        .thenAccept(found ->
            Display.getDefault()
                .asyncExec(() -> {
                  if (!words.isDisposed() && words.getText().equals(asked)) {
                    list.setInput(found);
                    if (!found.isEmpty()) {
                      list.setSelection(new StructuredSelection(found.getFirst()), true);
                    }
                  }
                }));
  }

  private void key(Event event) {
    int step = event.keyCode == SWT.ARROW_DOWN ? 1 : event.keyCode == SWT.ARROW_UP ? -1 : 0;
    if (step != 0) {
      int next =
          Math.clamp(
              list.getTable().getSelectionIndex() + step,
              0,
              Math.max(0, list.getTable().getItemCount() - 1));
      list.getTable().setSelection(next);
      event.doit = false;
    } else if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
      event.doit = false;
      choose();
    }
  }

  @SuppressWarnings("unchecked")
  private void choose() {
    T found = (T) list.getStructuredSelection().getFirstElement();
    close();
    if (found != null) {
      chosen.accept(found);
    }
  }
}
