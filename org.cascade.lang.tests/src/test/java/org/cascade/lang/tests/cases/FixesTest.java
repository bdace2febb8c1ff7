package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.source.Span;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Fixes of all programs in {@code cases/check} and {@code cases/refine}: each one, applied, leaves
 * a program without new mistakes, in which the claim is told no more.
 */
class FixesTest {
  @TestFactory
  Stream<DynamicTest> eachFixMendsWhatItSays() {
    return tests("check");
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> eachFixMendsTextbookPrograms() {
    return tests("refine");
  }

  private static Stream<DynamicTest> tests(String folder) {
    return programs(folder)
        .map(program ->
            DynamicTest.dynamicTest(
                Cases.cases().relativize(program).toString(), () -> fixes(program)));
  }

  /** Those that say that a claim does not hold. */
  private static Stream<Path> programs(String folder) {
    return Cases.programs(Cases.cases().resolve(folder)).stream()
        .filter(p -> Files.isRegularFile(p) && Cases.read(p).contains("error CAS04"));
  }

  @Test
  void eachKindOfFixIsOfferedSomewhere() {
    List<String> titles =
        programs("check")
            .flatMap(p -> compile(p, Cases.read(p)).stream())
            .flatMap(d -> d.fixes().stream())
            .map(f -> f.title().replaceAll("`[^`]*`", "`…`"))
            .distinct()
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "Add a precondition to `…`",
            "Ask with `…` before",
            "Check it when the program runs",
            "Give up where it does not hold",
            "Match on the Result of `…`",
            "Return early with the error"),
        titles);
  }

  private static void fixes(Path program) {
    String text = Cases.read(program);
    List<Diagnostic> before = compile(program, text);
    List<String> faults = new ArrayList<>();
    for (Diagnostic diagnostic : before) {
      for (Diagnostic.Fix fix : diagnostic.fixes()) {
        String fixed = applied(text, fix);
        List<Diagnostic> after = compile(program, fixed);
        String what = "%s: %s:%n%s%n".formatted(diagnostic, fix.title(), fixed);
        if (!others(before).containsAll(others(after))) {
          faults.add(what + "has new mistakes: " + after);
        }
        if (claims(after, moved(diagnostic.span(), fix))
            >= claims(before, reach(diagnostic, fix))) {
          faults.add(what + "still claims it: " + after);
        }
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private static List<Diagnostic> compile(Path program, String text) {
    return Compiler.compile(CompileRequest.ofText(program.toString(), text, Phase.CHECK))
        .diagnostics();
  }

  private static String applied(String text, Diagnostic.Fix fix) {
    StringBuilder out = new StringBuilder(text);
    fix.edits().stream()
        .sorted(Comparator.comparing((Diagnostic.Edit e) -> e.span().offset()).reversed())
        .forEach(e -> out.replace(e.span().offset(), e.span().end(), e.text()));
    return out.toString();
  }

  /** Errors that are about no claim. */
  private static List<String> others(List<Diagnostic> all) {
    return all.stream()
        .filter(d -> d.severity() == Severity.ERROR && !isClaim(d))
        .map(d -> d.code() + " " + d.message())
        .toList();
  }

  private static boolean isClaim(Diagnostic d) {
    return d.code().id().startsWith("CAS04");
  }

  /** A stretch of a text. */
  private record Range(int from, int to) {
    boolean holds(Span span) {
      return from <= span.offset() && span.end() <= to;
    }
  }

  private static long claims(List<Diagnostic> all, Range range) {
    return all.stream().filter(d -> isClaim(d) && range.holds(d.span())).count();
  }

  /** What is told of, or all that the fix puts something around. */
  private static Range reach(Diagnostic diagnostic, Diagnostic.Fix fix) {
    Span span = diagnostic.span();
    for (Diagnostic.Edit edit : fix.edits()) {
      if (edit.span().holds(span)) {
        span = edit.span();
      }
    }
    return new Range(span.offset(), span.end());
  }

  /** Where that is behind the edits. */
  private static Range moved(Span claim, Diagnostic.Fix fix) {
    int from = claim.offset();
    int to = claim.end();
    for (Diagnostic.Edit edit : fix.edits()) {
      int more = edit.text().length() - edit.span().length();
      if (edit.span().end() <= claim.offset() && !edit.span().holds(claim)) {
        from += more;
        to += more;
      } else {
        from = Math.min(from, edit.span().offset());
        to = Math.max(claim.end(), edit.span().end()) + more;
      }
    }
    assertTrue(from <= to);
    return new Range(from, to);
  }
}
