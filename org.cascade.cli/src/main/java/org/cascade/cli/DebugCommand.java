package org.cascade.cli;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.cascade.lang.ide.debug.DebugConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cascade debug}: the debugger, for editors. */
@Command(
    name = "debug",
    description = {
      "Runs and debugs programs for an editor, by the Debug Adapter Protocol, on standard input",
      "and output."
    })
final class DebugCommand implements Callable<Integer> {
  @Option(
      names = "--socket",
      paramLabel = "PORT",
      description = "Wait for one editor of this machine on a port instead.")
  private int port = -1;

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionalInt socket = port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    DebugConnection.serve(socket, new CommandStarter());
    return ExitCode.OK;
  }
}
