package org.cascade.lang.tests.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.compiler.CompileRequest;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.compiler.Compiler;
import org.cascade.lang.compiler.Phase;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.source.Span;
import org.cascade.lang.tests.cases.Markers.Mark;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code cases/check}: each program has exactly the diagnostics its markers say. */
class CheckCasesTest {
  @TestFactory
  Stream<DynamicTest> check() {
    return Cases.walk("check", program -> check(program, Phase.CHECK));
  }

  /** Compiles a program as far as asked and compares what is reported with its markers. */
  static CompileResult check(Path program, Phase phase) {
    CompileResult result = Compiler.compile(CompileRequest.ofPath(program, phase));
    List<String> faults = new ArrayList<>();
    for (Path file : Files.isDirectory(program) ? Cases.files(program) : List.of(program)) {
      compare(file, Markers.sorted(found(result, file)), faults);
    }
    result.diagnostics().stream()
        .filter(d -> !d.span().source().path().startsWith(program.toString()))
        .forEach(d -> faults.add("elsewhere: " + d));
    assertEquals("", String.join("\n", faults));
    return result;
  }

  private static List<Mark> found(CompileResult result, Path file) {
    List<Mark> all = new ArrayList<>();
    boolean notes = Markers.hasNotes(Cases.read(file));
    for (Diagnostic d : result.diagnostics()) {
      if (isOf(d.span(), file)) {
        all.add(Mark.of(d));
      }
      d.related().stream()
          .filter(r -> notes && isOf(r.span(), file))
          .map(Mark::of)
          .filter(m -> !all.contains(m))
          .forEach(all::add);
    }
    return all;
  }

  private static boolean isOf(Span span, Path file) {
    return Path.of(span.source().path()).equals(file);
  }

  private static void compare(Path file, List<Mark> found, List<String> faults) {
    String text = Cases.read(file);
    List<Mark> missing = new ArrayList<>(Markers.expected(text));
    List<Mark> surplus = new ArrayList<>();
    for (Mark mark : found) {
      boolean met = false;
      for (Mark wanted : List.copyOf(missing)) {
        if (!met && wanted.isMetBy(mark)) {
          missing.remove(wanted);
          met = true;
        }
      }
      if (!met) {
        surplus.add(mark);
      }
    }
    if (!(missing.isEmpty() && surplus.isEmpty()) && Cases.isUpdating()) {
      Cases.write(file, Markers.rewritten(text, found));
      fail("updated " + file + ": look at it, then run again without UPDATE_CASES");
    }
    missing.forEach(mark -> faults.add("expected, not found: " + mark));
    surplus.forEach(mark -> faults.add("found, not expected: " + mark));
  }
}
