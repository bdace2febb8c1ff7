package org.cascade.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.cascade.lang.ide.workspace.Uris;

/** Tells editors of tests: one JSON object a line, as soon as it happens. */
final class JsonReport implements TestReport {
  private final PrintStream out;

  JsonReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(TestCase test) {
    write(head("started", test) + place(test.file(), test.line()));
  }

  @Override
  public void output(TestCase test, String text) {
    write(head("output", test) + ",\"text\":" + DiagnosticJson.quoted(text));
  }

  @Override
  public void passed(TestCase test, double millis) {
    write(head("passed", test) + time(millis));
  }

  @Override
  public void failed(TestCase test, double millis, Failure failure) {
    StringBuilder line = new StringBuilder(head("failed", test)).append(time(millis));
    String message =
        failure.reason().isEmpty() ? String.join("\n", failure.messages()) : failure.reason();
    line.append(",\"message\":").append(DiagnosticJson.quoted(message));
    failure
        .mismatch()
        .ifPresent(m -> {
          line.append(",\"expected\":").append(DiagnosticJson.quoted(m.expected()));
          line.append(",\"actual\":").append(DiagnosticJson.quoted(m.actual()));
        });
    failure.place().ifPresent(p -> line.append(place(p.path(), p.line())));
    write(line.toString());
  }

  @Override
  public void finished(int passed, int failed) {
    write("\"event\":\"finished\",\"passed\":%d,\"failed\":%d".formatted(passed, failed));
  }

  private static String head(String event, TestCase test) {
    return "\"event\":\"%s\",\"id\":%s,\"name\":%s"
        .formatted(event, DiagnosticJson.quoted(test.id()), DiagnosticJson.quoted(test.title()));
  }

  private static String place(String file, int line) {
    String uri = Uris.of(Path.of(file));
    return ",\"uri\":%s,\"line\":%d".formatted(DiagnosticJson.quoted(uri), line);
  }

  private static String time(double millis) {
    return ",\"millis\":" + String.format(Locale.ROOT, "%.3f", millis);
  }

  private void write(String members) {
    out.println("{" + members + "}");
    out.flush();
  }
}
