package org.cascade.lang.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cascade.lang.diagnostics.RuleCode;
import org.junit.jupiter.api.Test;

/** Each diagnostic has a page, an ok case and an error case; each golden has its program. */
class RulesAndCasesTest {
  private static final Path RULES = Checkout.folder("docs/rules");
  private static final Path CASES = Checkout.folder("org.cascade.lang.tests/cases");

  /** The line under the one it is about: {@code // ^^^^ error CAS0123: text}. */
  private static final Pattern EXPECTED =
      Pattern.compile("//.*\\b(?:error|warning|hint|info)\\b.*\\b(CAS\\d{4})\\b");

  private static final Pattern CODE = Pattern.compile("CAS\\d{4}");
  private static final Pattern CASE_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.cascade");
  private static final List<String> GOLDEN_ENDINGS =
      List.of(".out", ".err", ".java", ".formatted", ".expected");

  @Test
  void eachRuleHasAPageWithItsTitle() {
    List<String> faults = new ArrayList<>();
    for (RuleCode rule : RuleCode.values()) {
      Path page = RULES.resolve(rule.id() + ".md");
      if (!Files.exists(page)) {
        faults.add(Checkout.nameOf(page) + ": missing");
      } else if (!Checkout.read(page).startsWith("# " + rule.id() + ": " + rule.title())) {
        faults.add(
            "%s: does not open with `# %s: %s`"
                .formatted(Checkout.nameOf(page), rule.id(), rule.title()));
      }
    }
    assertNone(faults);
  }

  @Test
  void eachPageIsOfARule() {
    assertNone(
        Checkout.files(RULES, name -> name.endsWith(".md")).stream()
            .filter(page -> RuleCode.ofId(pageName(page)).isEmpty())
            .filter(page -> !pageName(page).equals("README"))
            .map(page -> Checkout.nameOf(page) + ": no rule has this number")
            .toList());
  }

  private static String pageName(Path page) {
    return page.getFileName().toString().replaceFirst("\\.md$", "");
  }

  @Test
  void eachRuleHasAnErrorCase() {
    Set<String> expected = codesInPrograms();
    // What is no text of a program, such as a missing file, is tested in Java by its code or name.
    String tests =
        Checkout.javaFiles("src/test/java").stream()
            .map(Checkout::read)
            .collect(Collectors.joining("\n"));
    assertNone(
        Arrays.stream(RuleCode.values())
            .filter(rule -> !expected.contains(rule.id()))
            .filter(
                rule -> !tests.contains(rule.id()) && !tests.contains("RuleCode." + rule.name()))
            .map(rule -> rule.id() + " " + rule.name() + ": no case expects it")
            .toList());
  }

  private static Set<String> codesInPrograms() {
    Set<String> codes = new HashSet<>();
    for (Path program : programs(CASES.resolve("check"))) {
      codes.addAll(expectedCodes(program));
    }
    return codes;
  }

  @Test
  void eachRuleHasAnOkCase() {
    List<String> faults = new ArrayList<>();
    for (Path folder : ruleFolders()) {
      List<Path> programs = programs(folder);
      Set<String> codes = new HashSet<>();
      programs.forEach(program -> codes.addAll(expectedCodes(program)));
      boolean ok = programs.stream().anyMatch(program -> expectedCodes(program).isEmpty());
      if (!codes.isEmpty() && !ok) {
        faults.add(Checkout.nameOf(folder) + ": no program without a diagnostic, for " + codes);
      }
    }
    assertNone(faults);
  }

  /** {@code check/unknown-name} holds what {@code UNKNOWN_NAME} is about. */
  @Test
  void eachFolderIsNamedAfterARule() {
    Set<String> rules =
        Arrays.stream(RuleCode.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toSet());
    assertNone(
        ruleFolders().stream()
            .filter(folder -> !rules.contains(folder.getFileName().toString()))
            .map(folder -> Checkout.nameOf(folder) + ": no rule is named so")
            .toList());
  }

  /** {@code check/ok} is for programs at large. */
  private static List<Path> ruleFolders() {
    return programs(CASES.resolve("check")).stream()
        .map(program -> CASES.resolve("check").relativize(program).getName(0))
        .distinct()
        .map(CASES.resolve("check")::resolve)
        .filter(folder -> Files.isDirectory(folder) && !folder.endsWith("ok"))
        .toList();
  }

  @Test
  void casesNameRulesThatExist() {
    List<String> faults = new ArrayList<>();
    for (Path program : programs(CASES)) {
      Matcher code = CODE.matcher(Checkout.read(program));
      while (code.find()) {
        if (RuleCode.ofId(code.group()).isEmpty()) {
          faults.add(Checkout.nameOf(program) + ": there is no " + code.group());
        }
      }
    }
    assertNone(faults);
  }

  @Test
  void eachGoldenHasItsProgram() {
    List<String> orphans = new ArrayList<>();
    for (Path golden :
        Checkout.files(CASES, name -> GOLDEN_ENDINGS.stream().anyMatch(name::endsWith))) {
      String base = golden.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
      boolean program = Files.exists(golden.resolveSibling(base + ".cascade"));
      boolean folder = Files.isDirectory(golden.resolveSibling(base));
      if (!program && !folder) {
        orphans.add(Checkout.nameOf(golden) + ": no program " + base);
      }
    }
    assertNone(orphans);
  }

  @Test
  void casesAreNamedInKebabCase() {
    assertNone(
        programs(CASES).stream()
            .filter(program -> !CASE_NAME.matcher(program.getFileName().toString()).matches())
            .map(program -> Checkout.nameOf(program) + ": not named like `on-commit-order.cascade`")
            .toList());
  }

  @Test
  void thereAreCases() {
    assertTrue(programs(CASES).size() >= 150, "at least 150 programs are meant to be in " + CASES);
  }

  private static List<Path> programs(Path folder) {
    return Checkout.files(folder, name -> name.endsWith(".cascade"));
  }

  private static Set<String> expectedCodes(Path program) {
    return EXPECTED
        .matcher(Checkout.read(program))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static void assertNone(List<String> faults) {
    assertEquals("", String.join("\n", faults));
  }
}
