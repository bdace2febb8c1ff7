package org.cascade.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.cascade.lang.compiler.FileProofCache;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.rehearsal.Rehearsal;
import org.cascade.lang.ide.rehearsal.Rehearsal.Cache;
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

  /** For those who record what a JVM loads: serves an editor of its own, and ends. */
  @Option(names = "--rehearse", hidden = true)
  private boolean rehearse;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rehearse) {
      return code(Rehearsal.run(LspCommand::cache));
    }
    Cache cache = cache(UserCache.folder());
    OptionalInt socket = port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    return code(EditorConnection.serve(socket, cache.proofs(), cache.index()));
  }

  private static Cache cache(Path folder) {
    DiskIndex index =
        ClassCache.compiler()
            .map(c -> DiskIndex.in(folder.resolve("checked"), c))
            .orElseGet(DiskIndex::none);
    return new Cache(new FileProofCache(folder.resolve("proofs")), index);
  }

  private static int code(boolean well) {
    return well ? ExitCode.OK : ExitCode.FAILED;
  }
}
