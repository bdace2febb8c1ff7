package org.cascade.lang.ui.edit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.CascadeService;
import org.cascade.lang.ui.client.Places;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * Opens places in editors: of the workspace, of files elsewhere, and of the server's documents that
 * are no files.
 */
public final class Opening {
  private static final String EDITOR = "org.eclipse.ui.genericeditor.GenericEditor";
  private static final long DOCUMENT_WITHIN_MILLIS = 5_000;

  private Opening() {}

  /** Opens a place and selects it, when the display has time for it; tells whether it could. */
  public static CompletableFuture<Boolean> show(String uri, Range selected) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    PlatformUI.getWorkbench()
        .getDisplay()
        .asyncExec(() -> done.complete(open(uri, selected) != null));
    return done;
  }

  /** Opens a place and selects it. */
  public static ITextEditor open(Location place) {
    return open(place.getUri(), place.getRange());
  }

  /**
   * Opens a place and selects it, by the thread of the display; null if there is none, which is
   * then in the log.
   */
  public static ITextEditor open(String uri, Range selected) {
    IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    try {
      IEditorPart part = open(page, uri);
      if (part instanceof ITextEditor editor) {
        if (selected != null) {
          select(editor, selected);
        }
        return editor;
      }
    } catch (PartInitException e) {
      CascadePlugin.log().error("`" + uri + "` could not be opened: " + e.getMessage(), e);
    }
    return null;
  }

  private static IEditorPart open(IWorkbenchPage page, String uri) throws PartInitException {
    IFile file = uri.startsWith("file:") ? Places.workspaceFile(uri) : null;
    if (file != null) {
      return IDE.openEditor(page, file);
    }
    Path path = uri.startsWith("file:") ? Places.path(uri) : null;
    return path != null
        ? IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(path.toUri()))
        : IDE.openEditor(page, new Input(new Served(uri)), EDITOR);
  }

  private static void select(ITextEditor editor, Range selected) {
    IDocument text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
    if (text != null) {
      IRegion region = Places.region(text, selected);
      editor.selectAndReveal(region.getOffset(), region.getLength());
    }
  }

  /** A document that is no file has another text: editors that show it read it again. */
  public static void changed(String uri) {
    PlatformUI.getWorkbench()
        .getDisplay()
        .asyncExec(() -> {
          for (var window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            for (var page : window.getPages()) {
              IEditorPart part = page.findEditor(new Input(new Served(uri)));
              if (part instanceof ITextEditor editor) {
                readAgain(editor);
              }
            }
          }
        });
  }

  private static void readAgain(ITextEditor editor) {
    try {
      editor.getDocumentProvider().resetDocument(editor.getEditorInput());
    } catch (org.eclipse.core.runtime.CoreException e) {
      CascadePlugin.log()
          .error("`" + editor.getTitle() + "` could not be read again: " + e.getMessage(), e);
    }
  }

  /** A document of the server's. */
  private static final class Served extends PlatformObject implements IEncodedStorage {
    private final String uri;

    Served(String uri) {
      this.uri = uri;
    }

    @Override
    public InputStream getContents() {
      String text =
          CascadePlugin.get()
              .server()
              .answer(
                  DOCUMENT_WITHIN_MILLIS,
                  to -> to.cascade().document(new CascadeService.Address(uri)))
              .map(CascadeService.Text::text)
              .orElse("// The Cascade server did not give the text of " + uri + ".\n");
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getCharset() {
      return "UTF-8";
    }

    @Override
    public IPath getFullPath() {
      return null;
    }

    @Override
    public String getName() {
      String path = URI.create(uri).getPath();
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public boolean isReadOnly() {
      return true;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Served served && served.uri.equals(uri);
    }

    @Override
    public int hashCode() {
      return uri.hashCode();
    }
  }

  private static final class Input extends PlatformObject implements IStorageEditorInput {
    private final Served served;

    Input(Served served) {
      this.served = served;
    }

    @Override
    public Served getStorage() {
      return served;
    }

    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
      return null;
    }

    @Override
    public String getName() {
      return served.getName();
    }

    @Override
    public IPersistableElement getPersistable() {
      return null;
    }

    @Override
    public String getToolTipText() {
      return served.uri;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Input input && input.served.equals(served);
    }

    @Override
    public int hashCode() {
      return served.hashCode();
    }
  }
}
