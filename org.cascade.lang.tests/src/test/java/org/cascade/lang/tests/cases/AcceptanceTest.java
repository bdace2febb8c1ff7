package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs kept beside the checkout: those with an {@code .out} print exactly that, the others have
 * diagnostics on exactly the lines marked {@code //! error} or {@code //! warning}.
 */
class AcceptanceTest {
  private static final Path FOLDER = Cases.ROOT.resolveSibling("shared").resolve("acceptance");
  private static final Pattern MARK = Pattern.compile("//! (error|warning)");
  private static final Pattern FOUND =
      Pattern.compile("^.*?:(\\d+):\\d+: (error|warning)\\[CAS\\d{4}]: .+$");

  @TestFactory
  Stream<DynamicTest> acceptance() {
    if (!Files.isDirectory(FOLDER)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "skipped", () -> assumeTrue(false, "there is no folder " + FOLDER)));
    }
    return Cases.files(FOLDER).stream()
        .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> accept(p)));
  }

  private static void accept(Path program) {
    Path out = Cases.golden(program, ".out");
    if (Files.exists(out)) {
      Command.Outcome run = Command.run("run", "--no-cache", program.toString());
      assertEquals(0, run.exitCode(), run::err);
      assertEquals(Cases.read(out), run.out());
      return;
    }
    TreeSet<String> expected = new TreeSet<>();
    String[] lines = Cases.read(program).split("\n");
    for (int i = 0; i < lines.length; i++) {
      Matcher mark = MARK.matcher(lines[i]);
      if (mark.find()) {
        expected.add("%03d %s".formatted(i + 1, mark.group(1)));
      }
    }
    Command.Outcome check = Command.run("check", program.toString());
    TreeSet<String> found = new TreeSet<>();
    for (String line : check.out().lines().filter(l -> !l.startsWith(" ")).toList()) {
      Matcher one = FOUND.matcher(line);
      String shown =
          one.matches()
              ? "%03d %s".formatted(Integer.parseInt(one.group(1)), one.group(2))
              : "unexpected line: " + line;
      assertEquals(true, found.add(shown), () -> "twice on one line: " + line);
    }
    assertEquals(String.join("\n", expected), String.join("\n", found), check::out);
    boolean errors = expected.stream().anyMatch(e -> e.endsWith("error"));
    assertEquals(errors ? 1 : 0, check.exitCode());
  }
}
