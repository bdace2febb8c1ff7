package org.cascade.cli;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.FileProofCache;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.server.EditorConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cascade lsp}: the language server, for editors. */
@Command(
    name = "lsp",
    description = "Serves an editor by the Language Server Protocol, on standard input and output.")
final class LspCommand implements Callable<Integer> {
  @Option(
      names = "--socket",
      paramLabel = "PORT",
      description = "Wait for one editor of this machine on a port instead.")
  private int port = -1;

  @Override
  public Integer call() throws IOException, InterruptedException {
    FileProofCache proofs = new FileProofCache(UserCache.folder().resolve("proofs"));
    OptionalInt socket = port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    DiskIndex index =
        ClassCache.compiler()
            .map(c -> DiskIndex.in(UserCache.folder().resolve("checked"), c))
            .orElseGet(DiskIndex::none);
    return EditorConnection.serve(socket, proofs, index) ? ExitCode.OK : ExitCode.FAILED;
  }
}
