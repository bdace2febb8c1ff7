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
      List<Mark> found =
          Markers.sorted(
              result.diagnostics().stream()
                  .filter(d -> Path.of(d.span().source().path()).equals(file))
                  .map(Mark::of)
                  .toList());
      compare(file, found, faults);
    }
    result.diagnostics().stream()
        .filter(d -> !d.span().source().path().startsWith(program.toString()))
        .forEach(d -> faults.add("elsewhere: " + d));
    assertEquals("", String.join("\n", faults));
    return result;
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
