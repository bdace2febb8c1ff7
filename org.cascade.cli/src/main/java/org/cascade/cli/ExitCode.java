package org.cascade.cli;

/** What the command tells the shell. */
public final class ExitCode {
  /** All went well. */
  public static final int OK = 0;

  /** The program has errors, aborted, or a test failed. */
  public static final int FAILED = 1;

  /** The command was used wrongly. */
  public static final int USAGE = 2;

  /** The command itself made a mistake. */
  public static final int INTERNAL = 3;

  private ExitCode() {}
}
