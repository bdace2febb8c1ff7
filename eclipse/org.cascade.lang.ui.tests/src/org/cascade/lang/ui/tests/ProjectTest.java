package org.cascade.lang.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.cascade.lang.ui.project.Builder;
import org.cascade.lang.ui.project.Nature;
import org.cascade.lang.ui.project.NewProjectWizard;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project from its wizard to its output. */
class ProjectTest {
  private IProject project;

  @BeforeEach
  void begin() throws Exception {
    Workbench.tidy();
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("hello");
    if (project.exists()) {
      project.delete(true, true, new NullProgressMonitor());
    }
  }

  @AfterEach
  void end() throws Exception {
    Workbench.page().closeAllEditors(false);
    for (ILaunch launch : DebugPlugin.getDefault().getLaunchManager().getLaunches()) {
      launch.terminate();
    }
    project.delete(true, true, new NullProgressMonitor());
  }

  /** Somebody makes the project `hello` with the wizard. */
  private ITextEditor make() {
    NewProjectWizard wizard = new NewProjectWizard();
    wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
    WizardDialog dialog = new WizardDialog(Workbench.window().getShell(), wizard);
    dialog.setBlockOnOpen(false);
    dialog.open();
    Person.does(person -> {
      person.waitForDialog("New Cascade Project");
      person.type("hello");
      person.picture("new-project");
      person.click("Finish");
      person.waitForNoDialog("New Cascade Project");
    });
    IEditorPart editor =
        Workbench.awaitFound(
            "editor", () -> Optional.ofNullable(Workbench.page().getActiveEditor()));
    assertEquals("main.cascade", editor.getTitle());
    return (ITextEditor) editor;
  }

  @Test
  void aNewProjectWritesJavaAndRuns() throws Exception {
    ITextEditor editor = make();
    assertTrue(project.hasNature(Nature.ID));
    Workbench.await("Java", () -> java().isPresent());
    IFile main = project.getFile(Builder.SOURCES + "/main.cascade");
    Workbench.await("no problems", () -> Workbench.problems(main).isEmpty());
    Workbench.picture("new-project-made");

    Workbench.focus(editor);
    Workbench.press("alt+shift+x");
    Workbench.press("c");
    Workbench.await("output", () -> console().contains("Hello, world! This is greeting 1."));
    Workbench.picture("run");
  }

  @Test
  void whatIsChangedIsWrittenAnew() throws Exception {
    ITextEditor editor = make();
    Workbench.await("Java", () -> java().isPresent());
    long before = java().orElseThrow().getLocation().toFile().lastModified();
    project.build(IncrementalProjectBuilder.FULL_BUILD, new NullProgressMonitor());
    assertEquals(
        before,
        java().orElseThrow().getLocation().toFile().lastModified(),
        "what is the same is not written again");

    Workbench.document(editor).replace(0, 0, "let farewell() -> String = \"Good-bye\"\n");
    editor.doSave(new NullProgressMonitor());
    Workbench.await(
        "new Java", () -> java().filter(file -> text(file).contains("farewell")).isPresent());

    Workbench.document(editor).replace(0, 0, "let wrong: Int = \"text\"\n");
    editor.doSave(new NullProgressMonitor());
    Workbench.await(
        "problem of the build", () -> problems(project).contains("No Java was written"));
    assertFalse(text(java().orElseThrow()).contains("wrong"));

    project.build(IncrementalProjectBuilder.CLEAN_BUILD, new NullProgressMonitor());
    assertTrue(java().isEmpty());
  }

  @Test
  void placesInTheOutputAreLinks() throws Exception {
    ITextEditor editor = make();
    Workbench.document(editor)
        .set(
            "let items = [1, 2, 3]\n"
                + "let at = items.length() + 4\n"
                + "assert_equal(items.length(), at)\n");
    editor.doSave(new NullProgressMonitor());
    Workbench.focus(editor);
    Workbench.press("alt+shift+x");
    Workbench.press("c");
    Workbench.await("link", () -> links() > 0);
    Workbench.picture("run-link");
  }

  private Optional<IFile> java() {
    IFile[] found = {null};
    IResource folder = project.findMember(Builder.OUTPUT);
    if (folder == null) {
      return Optional.empty();
    }
    try {
      folder.accept(resource -> {
        if (resource instanceof IFile file
            && "java".equals(file.getFileExtension())
            && text(file).contains("greeting")) {
          found[0] = file;
        }
        return true;
      });
    } catch (CoreException e) {
      throw new IllegalStateException(e);
    }
    return Optional.ofNullable(found[0]);
  }

  private static String text(IFile file) {
    try {
      return new String(file.getContents(true).readAllBytes(), StandardCharsets.UTF_8);
    } catch (CoreException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String problems(IResource of) {
    try {
      return Arrays.stream(of.findMarkers("org.cascade.lang.ui.build", true, IResource.DEPTH_ZERO))
          .map(marker -> marker.getAttribute("message", ""))
          .reduce("", String::concat);
    } catch (CoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String console() {
    StringBuilder all = new StringBuilder();
    for (IConsole console : ConsolePlugin.getDefault().getConsoleManager().getConsoles()) {
      if (console instanceof TextConsole text) {
        all.append(text.getDocument().get());
      }
    }
    return all.toString();
  }

  private static int links() {
    int count = 0;
    for (IConsole console : ConsolePlugin.getDefault().getConsoleManager().getConsoles()) {
      if (console instanceof TextConsole text) {
        count += text.getHyperlinks().length;
      }
    }
    return count;
  }
}
