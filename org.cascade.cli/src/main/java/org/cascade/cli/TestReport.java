package org.cascade.cli;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.debug.lines.SourceLine;

/** Is told what happens while tests run. */
interface TestReport {
  void started(TestCase test);

  /** What the program printed while the test ran. */
  void output(TestCase test, String text);

  void passed(TestCase test, double millis);

  void failed(TestCase test, double millis, Failure failure);

  void finished(int passed, int failed);

  /**
   * Why a test failed.
   *
   * @param messages what the runtime said, the reason first
   * @param reason the message of the abort; empty if it ended otherwise
   * @param place where it aborted, if that is a line of the program
   * @param mismatch of a failed {@code assert_equal}
   */
  record Failure(
      List<String> messages,
      String reason,
      Optional<SourceLine> place,
      Optional<Mismatch> mismatch) {}

  /** Two values that should have been equal. */
  record Mismatch(String expected, String actual) {}
}
