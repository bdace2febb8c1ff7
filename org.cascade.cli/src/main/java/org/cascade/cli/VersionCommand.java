package org.cascade.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code cascade version}: which compiler this is. */
@Command(name = "version", description = "Prints the version of the compiler and of Java.")
final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The version of the compiler, from the jar it runs from. */
  static String version() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  static String line() {
    return "Cascade " + version() + " on Java " + Runtime.version();
  }

  @Override
  public Integer call() {
    terminal.out().println(line());
    return ExitCode.OK;
  }
}
