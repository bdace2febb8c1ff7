package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ide.lens.Tests.TestBlock;
import org.cascade.lang.ide.server.TestService.TestsParams;
import org.cascade.lang.tests.cases.Cases;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/ide/tests}: which tests an editor is told of, for a file and for all. */
class ListedTestsTest {
  @TestFactory
  Stream<DynamicTest> testsAreListed() {
    return Cases.walk("ide/tests", ListedTestsTest::list);
  }

  private static void list(Path program) {
    Marked marked = Marked.read(program);
    try (Editor editor = Editor.open()) {
      editor.show(marked.file(), marked.text().text());
      editor.diagnostics(marked.file());
      TextDocumentIdentifier id = new TextDocumentIdentifier(marked.uri());
      List<TestBlock> ofFile = Editor.get(editor.tests().tests(new TestsParams(id)));
      assertEquals(ofFile, Editor.get(editor.tests().tests(new TestsParams(null))));
      String shown = ofFile.stream().map(ListedTestsTest::shown).collect(Collectors.joining());
      Cases.assertGolden(Cases.golden(program, ".expected"), shown);
    }
  }

  private static String shown(TestBlock test) {
    int first = test.range().getStart().getLine() + 1;
    int last = test.range().getEnd().getLine() + 1;
    String id = test.id().substring(test.id().lastIndexOf('/') + 1);
    return "%s  %s  lines %d-%d\n".formatted(test.name(), id, first, last);
  }
}
