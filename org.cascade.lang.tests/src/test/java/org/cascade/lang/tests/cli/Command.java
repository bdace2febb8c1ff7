package org.cascade.lang.tests.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cascade.cli.Main;
import org.cascade.cli.Terminal;

/** Runs the command in this process, and keeps what it writes. */
public final class Command {
  /** What came of a run. */
  public record Outcome(int exitCode, String out, String err) {}

  private Command() {}

  /** As {@code cascade args…} in a pipe. One at a time: programs print to the process's stream. */
  public static synchronized Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    PrintStream processOut = System.out;
    PrintStream processErr = System.err;
    System.setOut(outStream);
    System.setErr(errStream);
    try {
      int code = Main.execute(Terminal.piped(outStream, errStream), args);
      outStream.flush();
      errStream.flush();
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(processOut);
      System.setErr(processErr);
    }
  }
}
