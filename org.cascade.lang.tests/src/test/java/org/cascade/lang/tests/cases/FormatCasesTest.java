package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.format.Formatter;
import org.cascade.lang.source.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/format}, and that laying out any program twice is the same as once. */
class FormatCasesTest {
  @TestFactory
  Stream<DynamicTest> format() {
    return Cases.walk("format", FormatCasesTest::format);
  }

  private static void format(Path program) {
    Reporter reporter = new Reporter();
    Optional<String> formatted =
        Formatter.format(new Source(program.toString(), Cases.read(program)), reporter);
    String actual = formatted.orElseGet(() -> "left alone: " + reporter.sorted() + "\n");
    Cases.assertGolden(Cases.golden(program, ".formatted"), actual);
  }

  @TestFactory
  Stream<DynamicTest> formatTwice() {
    return Stream.of(
            Cases.cases(),
            Cases.ROOT.resolve("examples"),
            Cases.ROOT.resolve("org.cascade.lang/src/main/resources/cascade"))
        .flatMap(folder -> Cases.files(folder).stream())
        .map(file ->
            DynamicTest.dynamicTest(
                Cases.ROOT.relativize(file).toString(), () -> formatTwice(file)));
  }

  private static void formatTwice(Path file) {
    Reporter reporter = new Reporter();
    Optional<Source> source =
        org.cascade.lang.compiler.SourceFiles.read(file, file.toString(), reporter);
    Optional<String> once = source.flatMap(s -> Formatter.format(s, reporter));
    boolean changed = reporter.sorted().stream().anyMatch(d -> d.code() == RuleCode.INTERNAL);
    assertEquals(false, changed, () -> reporter.sorted().toString());
    once.ifPresent(text -> {
      Reporter again = new Reporter();
      Optional<String> twice = Formatter.format(new Source(file.toString(), text), again);
      assertEquals(text, twice.orElseGet(() -> again.sorted().toString()));
    });
  }
}
