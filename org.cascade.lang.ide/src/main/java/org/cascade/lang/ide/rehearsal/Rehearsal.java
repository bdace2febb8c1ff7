package org.cascade.lang.ide.rehearsal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.server.EditorConnection;
import org.cascade.lang.refine.solve.ProofCache;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * A short session of an editor in this process, in which the server does a little of everything. A
 * JVM that records which classes are loaded and what runs often is given this to do. Always the
 * same, and over in a few seconds.
 */
public final class Rehearsal {
  /** Says of each connection that is closed that it is. */
  private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.lsp4j.jsonrpc");

  private static final long PATIENCE_SECONDS = 60;
  private static final int INDENT = 4;

  /** Behind the last line of any text. */
  private static final Position END = new Position(100_000, 0);

  private final RehearsedProgram program;
  private final TextDocumentIdentifier document;

  private Rehearsal(RehearsedProgram program) {
    this.program = program;
    this.document = new TextDocumentIdentifier(program.open().toUri().toString());
  }

  /** What a session finds on the disk, below a folder of its own. */
  @FunctionalInterface
  public interface Caches {
    Cache below(Path folder);
  }

  /** What a server keeps between runs. */
  public record Cache(ProofCache proofs, DiskIndex index) {}

  /**
   * Rehearses, in a folder that is gone afterwards.
   *
   * @return whether all went as it should
   */
  public static boolean run(Caches caches) throws IOException, InterruptedException {
    PROTOCOL.setLevel(Level.WARNING);
    Path folder = Files.createTempDirectory("cascade-rehearsal").toRealPath();
    try {
      var rehearsal = new Rehearsal(RehearsedProgram.in(folder.resolve("program")));
      Cache cache = caches.below(folder.resolve("cache"));
      return rehearsal.session(cache);
    } finally {
      delete(folder);
    }
  }

  private boolean session(Cache cache) throws IOException, InterruptedException {
    Pipe toServer = Pipe.open();
    Pipe toEditor = Pipe.open();
    CompletableFuture<Boolean> ended = serve(toServer, toEditor, cache);
    var editor = new RehearsingEditor();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            editor,
            Channels.newInputStream(toEditor.source()),
            Channels.newOutputStream(toServer.sink()));
    launcher.startListening();
    try {
      boolean checked = play(launcher.getRemoteProxy(), editor);
      return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS) && checked;
    } catch (ExecutionException | TimeoutException e) {
      return false; // a feature failed or hung: no such session is worth recording
    } finally {
      close(toServer);
      close(toEditor);
    }
  }

  private static CompletableFuture<Boolean> serve(Pipe in, Pipe out, Cache cache) {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Runnable server =
        () -> {
          try {
            ended.complete(
                EditorConnection.serve(
                    Channels.newInputStream(in.source()),
                    Channels.newOutputStream(out.sink()),
                    cache.proofs(),
                    cache.index()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.complete(false);
          }
        };
    Thread thread = new Thread(server, "cascade-rehearsed-server");
    thread.setDaemon(true);
    thread.start();
    return ended;
  }

  /** What the editor says. */
  private boolean play(LanguageServer server, RehearsingEditor editor)
      throws InterruptedException, ExecutionException, TimeoutException {
    done(server.initialize(initialization()));
    server.initialized(new InitializedParams());
    var item = new TextDocumentItem(document.getUri(), "cascade", 1, program.openText());
    server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
    boolean checked = editor.awaitSound(document.getUri());
    ask(server);
    editor.expect();
    var line = new TextDocumentContentChangeEvent(new Range(END, END), "let typed() -> Int = 1\n");
    var next = new VersionedTextDocumentIdentifier(document.getUri(), 2);
    server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(next, List.of(line)));
    checked &= editor.awaitSound(document.getUri());
    done(server.shutdown());
    server.exit();
    return checked;
  }

  private InitializeParams initialization() {
    var params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    params.setInitializationOptions(Map.of("status", true));
    params.setWorkspaceFolders(
        List.of(new WorkspaceFolder(program.folder().toUri().toString(), "rehearsal")));
    return params;
  }

  /** A question of each kind that editors ask all the time. */
  private void ask(LanguageServer server)
      throws InterruptedException, ExecutionException, TimeoutException {
    TextDocumentService texts = server.getTextDocumentService();
    Position name = program.place("o.price");
    Position member = new Position(name.getLine(), name.getCharacter() + "o.".length());
    var all = new Range(new Position(0, 0), END);
    List<CompletableFuture<?>> answers =
        List.of(
            texts.hover(new HoverParams(document, name)),
            texts.completion(new CompletionParams(document, member)),
            texts.definition(new DefinitionParams(document, name)),
            texts.documentSymbol(new DocumentSymbolParams(document)),
            texts.semanticTokensFull(new SemanticTokensParams(document)),
            texts.inlayHint(new InlayHintParams(document, all)),
            texts.codeLens(new CodeLensParams(document)),
            texts.formatting(
                new DocumentFormattingParams(document, new FormattingOptions(INDENT, true))));
    for (CompletableFuture<?> answer : answers) {
      done(answer);
    }
  }

  private static void done(CompletableFuture<?> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void close(Pipe pipe) throws IOException {
    pipe.sink().close();
    pipe.source().close();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
