package org.cascade.lang.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ui.editor.Links;
import org.cascade.lang.ui.editor.Occurrences;
import org.cascade.lang.ui.hierarchy.CallsView;
import org.cascade.lang.ui.search.Reference;
import org.cascade.lang.ui.search.ReferenceSearch;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.PageBookView;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the editor offers beyond writing: each test one feature or two. */
class FeaturesTest {
  private static final String SHAPES =
      """
      module shapes

      /// The area of a rectangle.
      let area(w: Real, h: Real) -> Real = w * h
      """;
  private static final String MAIN =
      """
      module main
      import shapes.{area}

      space Counter {
          state count: Int = 0

          transform increment() -> Int {
              count := count + 1
              count
          }

          transform twice() -> Int {
              increment()
              increment()
          }
      }

      let counter = Counter.new()
      println("$(area(2.0, 3.0)), $(counter.twice())")
      """;

  private IProject project;
  private IFile main;
  private ITextEditor editor;

  @BeforeEach
  void begin() throws Exception {
    Workbench.tidy();
    project = Workbench.project("shapes");
    Workbench.file(project, "shapes.cascade", SHAPES);
    main = Workbench.file(project, "main.cascade", MAIN);
    editor = Workbench.open(main);
    Workbench.focus(editor);
  }

  @AfterEach
  void end() throws Exception {
    Workbench.page().closeAllEditors(false);
    project.delete(true, true, new NullProgressMonitor());
  }

  private static void command(String id) throws Exception {
    Workbench.window().getService(IHandlerService.class).executeCommand(id, null);
  }

  private String text() {
    return Workbench.document(editor).get();
  }

  @Test
  void fixesAProblem() throws Exception {
    Workbench.document(editor).replace(text().indexOf("counter.twice"), 7, "countr");
    Workbench.await(
        "problem", () -> Workbench.problems(main).stream().anyMatch(p -> p.contains("`countr`")));
    Workbench.goBehind(editor, "countr");
    Workbench.focus(editor);
    Workbench.press("ctrl+1");
    List<String> rows = Workbench.awaitFound("offers", Workbench::popup);
    assertTrue(rows.getFirst().contains("counter"), rows::toString);
    Workbench.picture("fixes");
    Workbench.press("Return");
    // The list closes when it loses the focus, as to a picture of the screen.
    for (int i = 0; i < 5 && !Workbench.pump(() -> text().contains("$(counter.twice())"), 3); i++) {
      Workbench.focus(editor);
      Workbench.press("ctrl+1");
      Workbench.pump(() -> Workbench.popup().isPresent(), 5);
      Workbench.press("Return");
    }
    Workbench.await("fixed text", () -> text().contains("$(counter.twice())"));
    Workbench.await("end of the problem", () -> Workbench.problems(main).isEmpty());
  }

  @Test
  void leadsToDeclarations() throws Exception {
    int use = text().indexOf("area(2.0");
    IHyperlink[] links =
        Workbench.awaitFound(
            "link",
            () ->
                Optional.ofNullable(
                    new Links()
                        .detectHyperlinks(
                            Workbench.viewer(editor), new Region(use + 1, 0), false)));
    assertEquals(
        "area",
        text()
            .substring(
                links[0].getHyperlinkRegion().getOffset(),
                links[0].getHyperlinkRegion().getOffset()
                    + links[0].getHyperlinkRegion().getLength()));
    editor.selectAndReveal(use + 1, 0);
    Workbench.press("F3");
    Workbench.await(
        "other file", () -> Workbench.page().getActiveEditor().getTitle().equals("shapes.cascade"));
    ITextEditor other = (ITextEditor) Workbench.page().getActiveEditor();
    Workbench.await(
        "name selected", () -> Workbench.widget(other).getSelectionText().equals("area"));
    // The library is no file.
    Workbench.page().activate(editor);
    Workbench.goBehind(editor, "printl");
    Workbench.focus(editor);
    Workbench.press("F3");
    Workbench.await(
        "library",
        () ->
            !List.of("shapes.cascade", "main.cascade")
                .contains(Workbench.page().getActiveEditor().getTitle()));
    ITextEditor library = (ITextEditor) Workbench.page().getActiveEditor();
    Workbench.await(
        "name selected in the library",
        () -> Workbench.widget(library).getSelectionText().equals("println"));
    Workbench.picture("library");
  }

  @Test
  void findsReferences() throws Exception {
    Workbench.goBehind(editor, "state cou");
    command("org.eclipse.ui.genericeditor.findReferences");
    Workbench.await("references", () -> found().size() == 4);
    assertTrue(
        found().contains("main.cascade:7  count := count + 1")
            || found().contains("main.cascade:8  count := count + 1"),
        () -> found().toString());
    Workbench.picture("references");
  }

  private static List<String> found() {
    List<String> all = new ArrayList<>();
    for (var query : NewSearchUI.getQueries()) {
      if (query instanceof ReferenceSearch search) {
        Arrays.stream(search.getElements())
            .forEach(element -> all.add(((Reference) element).shown()));
        return all;
      }
    }
    return all;
  }

  @Test
  void renamesOverFiles() throws Exception {
    Workbench.goBehind(editor, "$(are");
    Workbench.await("server", () -> !folds().isEmpty());
    Person.does(person -> {
      person.press("alt+shift+r");
      person.waitForDialog("Rename");
      person.press("ctrl+a");
      person.type("surface");
      person.picture("rename");
      person.click("Preview");
      person.waitFor(
          "preview",
          () ->
              Workbench.shell(shell ->
                      Workbench.first(shell, Tree.class)
                          .filter(tree -> tree.getItemCount() > 0)
                          .isPresent())
                  .isPresent());
      person.picture("rename-preview");
      person.click("OK");
      person.waitForNoDialog("Rename");
    });
    Workbench.await(
        "new name here",
        () -> text().contains("import shapes.{surface}") && text().contains("$(surface(2.0"));
    ITextEditor other = Workbench.open(project.getFile("shapes.cascade"));
    Workbench.await(
        "new name there", () -> Workbench.document(other).get().contains("let surface(w: Real"));
    Workbench.picture("renamed");
  }

  @Test
  void laysOut() throws Exception {
    Workbench.document(editor).replace(text().indexOf("        count := count + 1"), 8, "  ");
    Workbench.press("ctrl+shift+f");
    Workbench.await("layout", () -> text().equals(MAIN));
  }

  @Test
  void outlinesTheText() throws Exception {
    IViewPart view = Workbench.page().showView("org.eclipse.ui.views.ContentOutline");
    Workbench.page().activate(editor);
    Workbench.await("outline", () -> outline(view).contains("Counter"));
    assertTrue(
        outline(view).containsAll(List.of("Counter", "count", "increment", "twice", "counter")),
        () -> outline(view).toString());
    Workbench.picture("outline");
    Workbench.focus(editor);
    Workbench.press("ctrl+o");
    Workbench.await(
        "quick outline", () -> list().stream().anyMatch(row -> row.startsWith("twice")));
    Workbench.picture("quick-outline");
    Workbench.type("twi");
    Workbench.await("what fits", () -> list().size() == 1);
    Workbench.press("Return");
    Workbench.await(
        "name selected", () -> Workbench.widget(editor).getSelectionText().equals("twice"));
  }

  private static List<String> outline(IViewPart view) {
    List<String> all = new ArrayList<>();
    if (((PageBookView) view).getCurrentPage() instanceof ContentOutlinePage page
        && page.getControl() instanceof Tree tree) {
      collect(tree.getItems(), all);
    }
    return all;
  }

  private static void collect(TreeItem[] items, List<String> all) {
    for (TreeItem item : items) {
      all.add(item.getText().replaceAll(" .*", ""));
      collect(item.getItems(), all);
    }
  }

  /** The rows of the small window that lists. */
  private static List<String> list() {
    return Workbench.shell(shell -> Workbench.first(shell, Table.class).isPresent())
        .flatMap(shell -> Workbench.first(shell, Table.class))
        .map(table -> Arrays.stream(table.getItems()).map(item -> item.getText()).toList())
        .orElse(List.of());
  }

  @Test
  void opensSymbolsOfAllFiles() throws Exception {
    Workbench.await("server", () -> !folds().isEmpty());
    Workbench.press("ctrl+alt+t");
    Workbench.await(
        "list of symbols",
        () ->
            Workbench.shell(shell -> Workbench.first(shell, Table.class).isPresent()).isPresent());
    Workbench.type("area");
    Workbench.await(
        "symbol",
        () ->
            list().stream()
                .anyMatch(row -> row.startsWith("area") && row.contains("shapes.cascade")));
    Workbench.picture("open-symbol");
    Workbench.press("Return");
    Workbench.await(
        "other file", () -> Workbench.page().getActiveEditor().getTitle().equals("shapes.cascade"));
  }

  @Test
  void foldsMarksAndHints() throws Exception {
    Workbench.await("three folds", () -> folds().size() == 3);
    Workbench.goBehind(editor, "state cou");
    Workbench.await(
        "occurrences", () -> annotations(Occurrences.READ) + annotations(Occurrences.WRITE) == 4);
    assertTrue(annotations(Occurrences.WRITE) >= 1);
    Workbench.await("hints and lenses", () -> minings() >= 2);
    Workbench.picture("folds-marks-hints");
  }

  private List<Annotation> folds() {
    List<Annotation> all = new ArrayList<>();
    ((ProjectionViewer) Workbench.viewer(editor))
        .getProjectionAnnotationModel()
        .getAnnotationIterator()
        .forEachRemaining(all::add);
    return all.stream().filter(ProjectionAnnotation.class::isInstance).toList();
  }

  private long annotations(String type) {
    long count = 0;
    for (Iterator<Annotation> all =
            Workbench.viewer(editor).getAnnotationModel().getAnnotationIterator();
        all.hasNext(); ) {
      count += all.next().getType().equals(type) ? 1 : 0;
    }
    return count;
  }

  private long minings() {
    long count = 0;
    for (Iterator<Annotation> all =
            Workbench.viewer(editor).getAnnotationModel().getAnnotationIterator();
        all.hasNext(); ) {
      count += all.next().getClass().getName().contains("codemining") ? 1 : 0;
    }
    return count;
  }

  @Test
  void showsCalls() throws Exception {
    Workbench.await("server", () -> !folds().isEmpty());
    Workbench.goBehind(editor, "transform incr");
    Workbench.focus(editor);
    Workbench.press("ctrl+alt+h");
    Workbench.await("view of calls", () -> Workbench.page().findView(CallsView.ID) != null);
    CallsView view = (CallsView) Workbench.page().findView(CallsView.ID);
    Tree tree = ((TreeViewer) view.getSite().getSelectionProvider()).getTree();
    Workbench.await(
        "caller",
        () ->
            tree.getItemCount() == 1
                && tree.getItem(0).getItemCount() > 0
                && tree.getItem(0).getItem(0).getText().startsWith("Counter.twice"));
    Workbench.picture("calls");
    Workbench.page().hideView(view);
  }
}
