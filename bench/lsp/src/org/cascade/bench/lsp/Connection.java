package org.cascade.bench.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;

/** A server's process, and how long it took to answer the first request. */
final class Connection implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 20;

  final LanguageServer server;
  final Editor editor;
  final long started;
  final double initializeMillis;
  private final Process process;

  private Connection(
      Process process, LanguageServer server, Editor editor, long started, double initialized) {
    this.process = process;
    this.server = server;
    this.editor = editor;
    this.started = started;
    this.initializeMillis = initialized;
  }

  /** Starts a server on a folder, with a cache of its own. */
  static Connection open(Candidate candidate, Path folder, Path cache) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(candidate.command());
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    Process process = builder.start();
    Editor editor = new Editor();
    var launcher =
        LSPLauncher.createClientLauncher(
            editor, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    LanguageServer server = launcher.getRemoteProxy();
    server.initialize(asked(folder)).get(2, TimeUnit.MINUTES);
    double initialized = millisSince(start);
    server.initialized(new InitializedParams());
    return new Connection(process, server, editor, start, initialized);
  }

  private static InitializeParams asked(Path folder) {
    var text = new TextDocumentClientCapabilities();
    text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
    text.setCompletion(new CompletionCapabilities());
    text.setHover(new HoverCapabilities());
    var all = new ClientCapabilities();
    all.setTextDocument(text);
    all.setWorkspace(new WorkspaceClientCapabilities());
    var params = new InitializeParams();
    params.setProcessId((int) ProcessHandle.current().pid());
    params.setCapabilities(all);
    params.setWorkspaceFolders(
        List.of(new WorkspaceFolder(folder.toUri().toString(), folder.getFileName().toString())));
    return params;
  }

  static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** The most memory the process and those it started have had, in MB. */
  double peakMegabytes() throws IOException {
    double sum = 0;
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    for (ProcessHandle one : all) {
      sum += peak(one);
    }
    return sum;
  }

  private static double peak(ProcessHandle one) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + one.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("there is no VmHWM of process " + one.pid());
  }

  @Override
  public void close() throws Exception {
    server.shutdown().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
    server.exit();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
