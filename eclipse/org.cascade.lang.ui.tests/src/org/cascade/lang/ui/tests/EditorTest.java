package org.cascade.lang.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing a program. */
class EditorTest {
  private static final String COORDINATOR =
      """
      /// Counts what it is told.
      space Coordinator {
          state total: Int = 0

          transform add(amount: Int) -> Int {
              total := total + amount
              total
          }

          view seen() -> Int = total
      }

      let coordinator = Coordinator.new()
      println("$(coordinator.add(2))")
      """;

  private IProject project;

  @BeforeEach
  void begin() throws Exception {
    Workbench.tidy();
    project = Workbench.project("shop");
  }

  @AfterEach
  void end() throws Exception {
    Workbench.page().closeAllEditors(false);
    project.delete(true, true, new NullProgressMonitor());
  }

  @Test
  void showsWhatIsWrongWhereItIs() throws Exception {
    IFile file =
        Workbench.file(
            project,
            "main.cascade",
            "type Age = Int where 0 <= value < 150\n\nlet age: Age = 200\n");
    ITextEditor editor = Workbench.open(file);
    assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
    Workbench.await(
        "problem", () -> Workbench.problems(file).stream().anyMatch(p -> p.startsWith("3: ")));
    List<String> problems = Workbench.problems(file);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(
        problems.getFirst().contains("200") && problems.getFirst().contains("`Age`"),
        problems::toString);
    Workbench.picture("problem");

    Workbench.document(editor).replace(Workbench.document(editor).get().indexOf("200"), 3, "20");
    Workbench.await("end of the problem", () -> Workbench.problems(file).isEmpty());
  }

  @Test
  void coloursByFormAndByMeaning() throws Exception {
    ITextEditor editor = Workbench.open(Workbench.file(project, "main.cascade", COORDINATOR));
    int space = COORDINATOR.indexOf("space");
    Workbench.await("word of the language in bold", () -> style(editor, space) == SWT.BOLD);
    int total = COORDINATOR.indexOf("total := ");
    Workbench.await("state in bold", () -> style(editor, total) == SWT.BOLD);
    Workbench.picture("colours");
  }

  private static int style(ITextEditor editor, int offset) {
    var range = Workbench.widget(editor).getStyleRangeAtOffset(offset);
    return range == null ? SWT.NORMAL : range.fontStyle;
  }

  @Test
  void completesMembers() throws Exception {
    ITextEditor editor = Workbench.open(Workbench.file(project, "main.cascade", COORDINATOR));
    Workbench.focus(editor);
    editor.selectAndReveal(COORDINATOR.length(), 0);
    Workbench.type("coordinator.");
    List<String> rows =
        Workbench.awaitFound(
            "proposals",
            () -> Workbench.popup().filter(r -> r.stream().anyMatch(x -> x.startsWith("add"))));
    assertTrue(rows.stream().anyMatch(row -> row.startsWith("seen")), rows::toString);
    Workbench.picture("completion");
    Workbench.type("ad");
    Workbench.await(
        "fewer proposals",
        () ->
            Workbench.popup()
                .filter(r -> r.size() < rows.size() && r.getFirst().startsWith("add"))
                .isPresent());
    Workbench.press("Return");
    Workbench.await("call", () -> Workbench.document(editor).get().contains("\ncoordinator.add("));
    Workbench.picture("completed");
  }

  @Test
  void tellsOfWhatTheMousePointsAt() throws Exception {
    ITextEditor editor = Workbench.open(Workbench.file(project, "main.cascade", COORDINATOR));
    Workbench.focus(editor);
    String told = Workbench.hover(editor, "Coordinator.new", "Counts what it is told.");
    assertTrue(told.contains("space Coordinator"), told);
    Workbench.picture("hover");
  }

  @Test
  void aServerThatIsKilledIsStartedAgain() throws Exception {
    IFile file = Workbench.file(project, "main.cascade", COORDINATOR);
    ITextEditor editor = Workbench.open(file);
    var server = CascadePlugin.get().server();
    Workbench.await("server", () -> server.told().isPresent());
    long first = server.process().orElseThrow().id();
    assertTrue(ProcessHandle.of(first).orElseThrow().destroyForcibly());
    Workbench.focus(editor);
    Workbench.goBehind(editor, "state total: ");
    Workbench.type("Text");
    Workbench.await(
        "another server", () -> server.process().filter(p -> p.id() != first).isPresent());
    Workbench.await(
        "problem by the other server",
        () -> Workbench.problems(file).stream().anyMatch(p -> p.contains("TextInt")));
    assertTrue(Workbench.document(editor).get().contains("state total: TextInt = 0"));
    assertTrue(
        CascadePlugin.get().troubles().said().stream()
            .anyMatch(said -> said.contains("started again")));
    Workbench.picture("started-again");
  }
}
