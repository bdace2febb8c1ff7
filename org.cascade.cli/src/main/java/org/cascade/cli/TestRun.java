package org.cascade.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ide.debug.lines.ProgramLines;
import org.cascade.lang.ide.debug.lines.SourceLine;
import org.cascade.runtime.api.Program;
import org.cascade.runtime.api.ProgramOptions;
import org.cascade.runtime.value.Abort;
import org.cascade.runtime.value.Unequal;

/** Runs tests of a compiled program, each with classes and spaces of its own. */
final class TestRun {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, byte[]> compiled;
  private final JavaLibraries libraries;
  private final ProgramLines lines;
  private final TestReport report;

  TestRun(Map<String, byte[]> compiled, JavaLibraries libraries, TestReport report) {
    this.compiled = compiled;
    this.libraries = libraries;
    this.lines = ProgramLines.of(compiled);
    this.report = report;
  }

  /** Runs one; gives whether it passed. */
  boolean run(TestCase test) {
    ProgramClasses classes =
        new ProgramClasses(new CompiledProgram(test.moduleClass(), compiled, List.of()), libraries);
    List<Abort> thrown = new ArrayList<>();
    Program whole = classes.program();
    Program one =
        new Program(
            whole.name(),
            whole.types(),
            whole.values(),
            () -> noting(thrown, () -> body(classes, test)));
    List<String> messages = new ArrayList<>();
    report.started(test);
    long start = System.nanoTime();
    boolean good = new ProgramRun(messages::add).run(one, ProgramOptions.DEFAULT) == ExitCode.OK;
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    if (good) {
      report.passed(test, millis);
    } else {
      report.failed(test, millis, failure(messages, thrown.stream().findFirst()));
    }
    return good;
  }

  private void body(ProgramClasses classes, TestCase test) {
    printingTo(OutputStream.nullOutputStream(), () -> classes.runModule(test.moduleClass()));
    Runnable block = classes.tests(test.moduleClass()).get(test.index()).getValue();
    printingTo(new Told(test), block);
  }

  private static void noting(List<Abort> thrown, Runnable body) {
    try {
      body.run();
    } catch (Abort abort) {
      thrown.add(abort);
      throw abort;
    }
  }

  private TestReport.Failure failure(List<String> messages, Optional<Abort> thrown) {
    Optional<TestReport.Mismatch> mismatch =
        thrown
            .filter(Unequal.class::isInstance)
            .map(Unequal.class::cast)
            .map(u -> new TestReport.Mismatch(u.expected(), u.actual()));
    return new TestReport.Failure(
        List.copyOf(messages),
        thrown.map(Abort::message).orElse(""),
        thrown.flatMap(this::place),
        mismatch);
  }

  /** The innermost line of the program. */
  private Optional<SourceLine> place(Abort abort) {
    for (StackTraceElement frame : abort.getStackTrace()) {
      Optional<SourceLine> line = lines.at(frame.getClassName(), frame.getLineNumber());
      if (line.isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }

  // ---- what is printed ----

  private static void printingTo(OutputStream to, Runnable body) {
    PrintStream before = System.out;
    try (PrintStream out = new PrintStream(to, false, StandardCharsets.UTF_8)) {
      System.setOut(out);
      body.run();
      out.flush();
    } finally {
      System.setOut(before);
    }
  }

  /** Hands on what a test prints, piece by piece. */
  private final class Told extends FilterOutputStream {
    private final TestCase test;

    Told(TestCase test) {
      super(OutputStream.nullOutputStream());
      this.test = test;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      report.output(test, new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  }
}
