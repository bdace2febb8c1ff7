package org.cascade.lang.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.source.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks {@code *.cases}: programs between lines of {@code ---}, each followed by its tree ({@code
 * =>}) and its errors ({@code !!}). With {@code UPDATE_CASES=1} what is expected is rewritten, and
 * the tests that had to be still fail.
 */
class ParserCasesTest {
  private static final String TREE = "   => ";
  private static final String ERROR = "   !! ";
  private static final Path CASES = Path.of("src/test/resources/org/cascade/lang/parser");

  private final CascadeParsing parsing = new CascadeParsing();

  @TestFactory
  Stream<DynamicTest> forms() throws IOException {
    return cases("forms.cases");
  }

  @TestFactory
  Stream<DynamicTest> layout() throws IOException {
    return cases("layout.cases");
  }

  @TestFactory
  Stream<DynamicTest> errors() throws IOException {
    return cases("errors.cases");
  }

  private Stream<DynamicTest> cases(String name) throws IOException {
    Path file = CASES.resolve(name);
    String[] blocks = Files.readString(file).split("\n---\n");
    assertFalse(blocks.length < 10, "cases are missing in " + file);
    List<String> rewritten = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (String block : blocks) {
      String program = select(block, false);
      String actual = describe(program);
      String expected = select(block, true);
      rewritten.add(program + "\n" + actual);
      tests.add(
          dynamicTest(
              program.lines().findFirst().orElse(""),
              () -> assertEquals(expected, actual, program)));
    }
    if ("1".equals(System.getenv("UPDATE_CASES"))) {
      Files.writeString(file, String.join("\n---\n", rewritten) + "\n");
    }
    return tests.stream();
  }

  private static String select(String block, boolean expectation) {
    return block
        .lines()
        .filter(line -> (line.startsWith(TREE) || line.startsWith(ERROR)) == expectation)
        .collect(Collectors.joining("\n"));
  }

  private String describe(String program) {
    Parsed parsed = parsing.parse(new Source("case.cascade", program));
    List<String> lines = new ArrayList<>();
    parsed.module().name().ifPresent(path -> lines.add(TREE + "module " + AstPrinter.print(path)));
    parsed.module().imports().forEach(node -> lines.add(TREE + AstPrinter.print(node)));
    parsed.module().items().forEach(node -> lines.add(TREE + AstPrinter.print(node)));
    for (SyntaxError error : parsed.errors()) {
      int line = error.span().line();
      lines.add(ERROR + line + ":" + error.span().column() + " " + error.message());
    }
    return String.join("\n", lines);
  }
}
