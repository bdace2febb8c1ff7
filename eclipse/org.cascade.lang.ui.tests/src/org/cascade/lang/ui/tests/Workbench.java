package org.cascade.lang.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** The workbench under test, as a person sees and touches it. */
final class Workbench {
  /**
   * The server starts without an archive of loaded classes, on a machine that does other things as
   * well.
   */
  static final int SECONDS = 60;

  private Workbench() {}

  static Display display() {
    return Display.getCurrent();
  }

  static IWorkbenchWindow window() {
    return PlatformUI.getWorkbench().getActiveWorkbenchWindow();
  }

  static IWorkbenchPage page() {
    return window().getActivePage();
  }

  /** A window of a known size without a welcome. */
  static void tidy() {
    window().getShell().setMaximized(false);
    window().getShell().setBounds(0, 0, 1260, 980);
    Arrays.stream(page().getViewReferences())
        .filter(view -> view.getId().contains("introview"))
        .forEach(page()::hideView);
    page().closeAllEditors(false);
  }

  static IProject project(String name) throws CoreException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    if (project.exists()) {
      project.delete(true, true, new NullProgressMonitor());
    }
    project.create(new NullProgressMonitor());
    project.open(new NullProgressMonitor());
    return project;
  }

  static IFile file(IProject project, String path, String text) throws CoreException {
    IFile file = project.getFile(path);
    makeFolder(file);
    file.create(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        true,
        new NullProgressMonitor());
    return file;
  }

  private static void makeFolder(IFile file) throws CoreException {
    List<IFolder> missing = new ArrayList<>();
    for (var parent = file.getParent();
        parent instanceof IFolder folder && !folder.exists();
        parent = folder.getParent()) {
      missing.addFirst(folder);
    }
    for (IFolder folder : missing) {
      folder.create(true, true, new NullProgressMonitor());
    }
  }

  static ITextEditor open(IFile file) throws CoreException {
    return (ITextEditor) IDE.openEditor(page(), file);
  }

  static StyledText widget(ITextEditor editor) {
    return (StyledText) editor.getAdapter(Control.class);
  }

  static IDocument document(ITextEditor editor) {
    return editor.getDocumentProvider().getDocument(editor.getEditorInput());
  }

  static ISourceViewer viewer(ITextEditor editor) {
    return (ISourceViewer) editor.getAdapter(ITextOperationTarget.class);
  }

  /** Puts the cursor behind the first `text`. */
  static void goBehind(ITextEditor editor, String text) {
    int at = document(editor).get().indexOf(text);
    assertTrue(at >= 0, () -> "no `" + text + "` in:\n" + document(editor).get());
    editor.selectAndReveal(at + text.length(), 0);
  }

  /** The problems of a file, each with its line, as the workbench's list has them. */
  static List<String> problems(IFile file) {
    try {
      return Arrays.stream(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
          .map(marker ->
              marker.getAttribute(IMarker.LINE_NUMBER, 0)
                  + ": "
                  + marker.getAttribute(IMarker.MESSAGE, ""))
          .sorted()
          .toList();
    } catch (CoreException e) {
      throw new IllegalStateException(e);
    }
  }

  // --- waiting ---

  /** Lets the workbench work until something holds; fails if it does not in time. */
  static void await(String what, BooleanSupplier holds) {
    assertTrue(
        pump(holds, SECONDS),
        () -> {
          picture("missing-" + what.replaceAll("\\W+", "-"));
          return "no " + what + " within " + SECONDS + " s";
        });
  }

  /** Lets the workbench work until there is something. */
  static <T> T awaitFound(String what, Supplier<Optional<T>> found) {
    await(what, () -> found.get().isPresent());
    return found.get().orElseThrow();
  }

  static boolean pump(BooleanSupplier until, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (!until.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      if (!display().readAndDispatch()) {
        display().timerExec(30, () -> {});
        display().sleep();
      }
    }
    return true;
  }

  static void settle() {
    pump(() -> false, 1);
  }

  // --- hands ---

  /** Something that may fail for want of a program. */
  interface Step {
    void run() throws IOException;
  }

  /** Real keys and mouse, by the X server's own means; the workbench works on meanwhile. */
  static void hands(String... arguments) {
    try {
      List<String> command = new ArrayList<>(List.of("xdotool"));
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).inheritIO().start();
      assertTrue(pump(() -> !process.isAlive(), SECONDS), () -> "xdotool hangs: " + command);
      assertEquals(0, process.exitValue(), () -> String.join(" ", command));
    } catch (IOException e) {
      throw new IllegalStateException("`xdotool` is needed, which presses keys.", e);
    }
  }

  static void focus(ITextEditor editor) {
    window().getShell().forceActive();
    page().activate(editor);
    widget(editor).forceFocus();
    await(
        "focus in the editor",
        () -> {
          widget(editor).forceFocus();
          return widget(editor).isFocusControl();
        });
  }

  static void type(String text) {
    hands("type", "--delay", "40", text);
  }

  static void press(String keys) {
    hands("key", keys);
  }

  /** Points at the first `text` in the editor. */
  static void pointAt(ITextEditor editor, String text) {
    int offset = document(editor).get().indexOf(text);
    StyledText widget = widget(editor);
    Point at = widget.toDisplay(widget.getLocationAtOffset(offset + 1));
    hands("mousemove", Integer.toString(at.x + 1), Integer.toString(at.y + 6));
    hands("mousemove_relative", "1", "1");
  }

  /** Points at the first `text` until a small window says `words`; gives all that it says. */
  static String hover(ITextEditor editor, String text, String words) {
    for (int i = 0; i < 10 && saying(words).isEmpty(); i++) {
      hands("mousemove", "5", "5");
      pointAt(editor, text);
      pump(() -> saying(words).isPresent(), 4);
    }
    return awaitFound("hover that says " + words, () -> saying(words));
  }

  // --- eyes ---

  /** A visible window besides the main one. */
  static Optional<Shell> shell(Predicate<Shell> like) {
    return Arrays.stream(display().getShells())
        .filter(shell -> shell != window().getShell() && !shell.isDisposed() && shell.isVisible())
        .filter(like)
        .findFirst();
  }

  /** The rows of the list that pops up. */
  static Optional<List<String>> popup() {
    return shell(shell ->
            first(shell, Table.class).filter(table -> table.getItemCount() > 0).isPresent())
        .flatMap(shell -> first(shell, Table.class))
        .map(table -> {
          List<String> rows = new ArrayList<>();
          for (int i = 0; i < table.getItemCount(); i++) {
            rows.add(table.getItem(i).getText());
          }
          return rows;
        });
  }

  /** The text of a small window that says `words`. */
  static Optional<String> saying(String words) {
    return shell(shell -> texts(shell).contains(words)).map(Workbench::texts);
  }

  private static String texts(Composite in) {
    StringBuilder all = new StringBuilder();
    for (Control control : in.getChildren()) {
      if (control instanceof StyledText text) {
        all.append(text.getText()).append('\n');
      } else if (control instanceof org.eclipse.swt.widgets.Label label) {
        all.append(label.getText()).append('\n');
      } else if (control instanceof Composite inner) {
        all.append(texts(inner));
      }
    }
    return all.toString();
  }

  static <T extends Control> Optional<T> first(Composite in, Class<T> type) {
    return all(in, type).stream().findFirst();
  }

  /** All controls of a type, however deep. */
  static <T extends Control> List<T> all(Composite in, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Control control : in.getChildren()) {
      if (type.isInstance(control)) {
        found.add(type.cast(control));
      }
      if (control instanceof Composite inner) {
        found.addAll(all(inner, type));
      }
    }
    return found;
  }

  /** Takes a picture of the screen. */
  static void picture(String name) {
    settle();
    Rectangle screen = display().getPrimaryMonitor().getBounds();
    Image image = new Image(display(), screen.width, screen.height);
    GC gc = new GC(display());
    gc.copyArea(image, 0, 0);
    gc.dispose();
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {image.getImageData()};
    image.dispose();
    try {
      Path folder = Files.createDirectories(Path.of(System.getProperty("cascade.pictures")));
      loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
