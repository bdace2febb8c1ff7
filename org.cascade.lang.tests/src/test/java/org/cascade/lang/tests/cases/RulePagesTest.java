package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.tests.cli.Command;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of each rule: its parts are there, its wrong program gives just what the page shows, its
 * right program gives nothing.
 */
class RulePagesTest {
  private static final Path PAGES = Cases.ROOT.resolve("docs/rules");

  /** A fenced text: its language, which may be empty, and its lines. */
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  /** {@code // shop.cascade}, the name of the file whose text follows. */
  private static final Pattern FILE = Pattern.compile("(?m)^// ([\\w/-]+\\.cascade)\\n");

  @TempDir private Path scratch = Path.of("");

  @TestFactory
  Stream<DynamicTest> pages() {
    return Stream.of(RuleCode.values())
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
  }

  private void check(RuleCode rule) throws IOException {
    String page = Cases.read(PAGES.resolve(rule.id() + ".md"));
    List<String> wrong = fenced(page, "Wrong", "");
    assertTrue(!wrong.isEmpty(), "`## Wrong` shows no message");
    assertTrue(!section(page, "Why").isBlank(), "`## Why` is missing");
    assertTrue(!section(page, "What to do").isBlank(), "`## What to do` is missing");
    switch (rule) {
      case NOT_TEXT, FILE_NOT_FOUND, INTERNAL -> assertTrue(wrong.getFirst().contains(rule.id()));
      case NO_MAIN -> runs(rule, page);
      default -> compiles(rule, page);
    }
  }

  private void compiles(RuleCode rule, String page) throws IOException {
    String shown = fenced(page, "Wrong", "").getFirst();
    assertTrue(shown.contains("[" + rule.id() + "]"), "the message shown is of another rule");
    assertEquals(shown, messages(program(page, "Wrong", "error.cascade"), rule));
    assertEquals("", messages(program(page, "Right", "ok.cascade"), rule));
  }

  /** What a program gives, as the page shows it; hints only where the page is of one. */
  private static String messages(Path program, RuleCode rule) {
    CompileResult result = Compiler.compile(CompileRequest.ofPath(program, Phase.CHECK));
    String folder = (Files.isDirectory(program) ? program : program.getParent()) + "/";
    return result.diagnostics().stream()
        .filter(d -> d.severity() != Severity.HINT || rule.severity() == Severity.HINT)
        .map(Diagnostic::toString)
        .map(line -> line.replace(folder, "").replaceAll("\\s*\\R\\s*", " ") + "\n")
        .collect(Collectors.joining());
  }

  private void runs(RuleCode rule, String page) throws IOException {
    Path wrong = program(page, "Wrong", "error.cascade");
    Command.Outcome failed = Command.run("run", "--no-cache", wrong.toString());
    String shown = fenced(page, "Wrong", "").getFirst();
    assertTrue(shown.contains(rule.id()), "the message shown is of another rule");
    assertEquals(shown, failed.err().replace(wrong.getParent() + "/", ""));
    Path right = program(page, "Right", "ok.cascade");
    assertEquals(0, Command.run("run", "--no-cache", right.toString()).exitCode());
  }

  // ---- parts of a page ----

  /** Writes a page's program; the folder of several files, or the one file. */
  private Path program(String page, String heading, String name) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "page");
    Map<String, String> files = files(fenced(page, heading, "cascade").getFirst(), name);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return files.size() == 1 ? folder.resolve(files.keySet().iterator().next()) : folder;
  }

  private static Map<String, String> files(String text, String name) {
    Map<String, String> files = new LinkedHashMap<>();
    List<MatchResult> names = FILE.matcher(text).results().toList();
    if (names.isEmpty()) {
      files.put(name, text);
    }
    for (int i = 0; i < names.size(); i++) {
      int end = i + 1 < names.size() ? names.get(i + 1).start() : text.length();
      String content = text.substring(names.get(i).end(), end).stripTrailing() + "\n";
      files.put(names.get(i).group(1), content);
    }
    return files;
  }

  /** The fenced texts of a language below a heading. */
  private static List<String> fenced(String page, String heading, String language) {
    List<String> found = new ArrayList<>();
    FENCED
        .matcher(section(page, heading))
        .results()
        .filter(f -> f.group(1).equals(language))
        .forEach(f -> found.add(f.group(2)));
    return found;
  }

  private static String section(String page, String heading) {
    return Optional.of(page.indexOf("\n## " + heading + "\n"))
        .filter(at -> at >= 0)
        .map(at -> page.substring(at + heading.length() + 5))
        .map(rest -> rest.contains("\n## ") ? rest.substring(0, rest.indexOf("\n## ")) : rest)
        .orElse("");
  }
}
