package org.cascade.cli;

import java.io.PrintStream;

/** Tells people of tests: a line each, with the reason where one fails. */
final class TextReport implements TestReport {
  private final PrintStream out;

  TextReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(TestCase test) {
    out.flush(); // what it prints comes next
  }

  @Override
  public void output(TestCase test, String text) {
    out.print(text);
  }

  @Override
  public void passed(TestCase test, double millis) {
    out.println("ok      " + test.title());
  }

  @Override
  public void failed(TestCase test, double millis, Failure failure) {
    out.println("FAILED  " + test.title());
    failure.messages().forEach(line -> out.println("        " + line));
  }

  @Override
  public void finished(int passed, int failed) {
    out.println(passed + " passed, " + failed + " failed");
    out.flush();
  }
}
