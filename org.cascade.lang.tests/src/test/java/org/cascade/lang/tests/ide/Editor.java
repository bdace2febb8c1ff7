package org.cascade.lang.tests.ide;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.server.CascadeServer;
import org.cascade.lang.ide.server.TestService;
import org.cascade.lang.ide.server.ViewService;
import org.cascade.lang.refine.solve.ProofCache;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** An editor without windows: speaks the protocol with a server of its own, through a socket. */
final class Editor implements AutoCloseable, LanguageClient {
  private static final long PATIENCE_SECONDS = 60;

  /** The server as this editor sees it. */
  interface Cascade extends LanguageServer {
    @JsonDelegate
    ViewService getViewService();

    @JsonDelegate
    TestService getTestService();
  }

  private final Kind kind;
  private final ServerSocket door;
  private final Socket here;
  private final Socket there;
  private final CascadeServer running;
  private final Cascade server;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final Map<String, PublishDiagnosticsParams> diagnostics = new HashMap<>();
  private final Map<String, Integer> changed = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();

  /** What else the server said, a line each, such as {@code refresh hints}. */
  private final List<String> said = new ArrayList<>();

  private Editor(Kind kind) throws IOException {
    this.kind = kind;
    door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    here = new Socket(door.getInetAddress(), door.getLocalPort());
    there = door.accept();
    running = new CascadeServer(kind.proofs(), kind.index());
    Launcher<LanguageClient> launcher = serverSide(there.getInputStream(), there.getOutputStream());
    running.connect(launcher.getRemoteProxy(), launcher.getRemoteEndpoint());
    launcher.startListening();
    Launcher<Cascade> client =
        new LSPLauncher.Builder<Cascade>()
            .setLocalService(this)
            .setRemoteInterface(Cascade.class)
            .setInput(here.getInputStream())
            .setOutput(here.getOutputStream())
            .create();
    server = client.getRemoteProxy();
    client.startListening();
  }

  private Launcher<LanguageClient> serverSide(InputStream in, OutputStream out) {
    return LSPLauncher.createServerLauncher(running, in, out);
  }

  /** An editor in which some folders are open. */
  static Editor open(Path... folders) {
    return open(Kind.PLAIN, folders);
  }

  /**
   * What an editor can do, and is set to.
   *
   * @param settings what it answers to the question for its section
   */
  record Kind(
      ClientCapabilities capabilities, JsonObject settings, ProofCache proofs, DiskIndex index) {
    static final Kind PLAIN =
        new Kind(new ClientCapabilities(), new JsonObject(), ProofCache.NONE, DiskIndex.none());

    Kind with(ProofCache other) {
      return new Kind(capabilities, settings, other, index);
    }

    Kind with(DiskIndex other) {
      return new Kind(capabilities, settings, proofs, other);
    }

    Kind with(JsonObject other) {
      return new Kind(capabilities, other, proofs, index);
    }
  }

  static Editor open(Kind kind, Path... folders) {
    try {
      Editor editor = new Editor(kind);
      InitializeParams params = new InitializeParams();
      params.setCapabilities(kind.capabilities());
      params.setInitializationOptions(Map.of("status", true));
      params.setWorkspaceFolders(
          List.of(folders).stream()
              .map(f -> new WorkspaceFolder(uri(f), f.getFileName().toString()))
              .toList());
      InitializeResult result = get(editor.server.initialize(params));
      if (result.getCapabilities() == null) {
        throw new AssertionError("the server can do nothing");
      }
      editor.server.initialized(new InitializedParams());
      return editor;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String uri(Path file) {
    return file.toAbsolutePath().normalize().toUri().toString().replaceFirst("/$", "");
  }

  static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no answer for " + PATIENCE_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  TextDocumentService texts() {
    return server.getTextDocumentService();
  }

  /**
   * The server's own answers, before they are written: LSP4J writes diagnostics of related files,
   * but cannot read them.
   */
  TextDocumentService unsent() {
    return running.getTextDocumentService();
  }

  WorkspaceService workspace() {
    return server.getWorkspaceService();
  }

  LanguageServer server() {
    return server;
  }

  /** What is asked of tests, which other servers do not know. */
  TestService tests() {
    return server.getTestService();
  }

  /** The requests that other servers do not have. */
  ViewService views() {
    return server.getViewService();
  }

  /** The text of a document that is no file. */
  String document(String uri) {
    return get(views().document(new ViewService.DocumentName(uri))).text();
  }

  // ---- texts ----

  void show(Path file, String text) {
    versions.put(uri(file), 1);
    texts()
        .didOpen(
            new DidOpenTextDocumentParams(new TextDocumentItem(uri(file), "cascade", 1, text)));
  }

  void edit(Path file, TextDocumentContentChangeEvent change) {
    int version = versions.merge(uri(file), 1, Integer::sum);
    texts()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(file), version), List.of(change)));
  }

  void close(Path file) {
    texts().didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri(file))));
    lock.lock();
    try {
      diagnostics.remove(uri(file));
    } finally {
      lock.unlock();
    }
  }

  /** What is told of a file, open or not. */
  List<Diagnostic> told(Path file) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (true) {
        PublishDiagnosticsParams known = diagnostics.get(uri(file));
        if (known != null) {
          return known.getDiagnostics();
        }
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError("nothing was told of " + file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** What the server said it was at. */
  List<String> steps() {
    lock.lock();
    try {
      return List.copyOf(steps);
    } finally {
      lock.unlock();
    }
  }

  /** What is told of the newest version of an open file. */
  List<Diagnostic> diagnostics(Path file) {
    int wanted = versions.getOrDefault(uri(file), 0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (true) {
        PublishDiagnosticsParams known = diagnostics.get(uri(file));
        if (known != null && known.getVersion() != null && known.getVersion() >= wanted) {
          return known.getDiagnostics();
        }
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError("nothing was told of version " + wanted + " of " + file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** Whether anything was told of a file. */
  boolean isToldOf(Path file) {
    lock.lock();
    try {
      return diagnostics.containsKey(uri(file));
    } finally {
      lock.unlock();
    }
  }

  /** How many diagnostics were told of a file; -1 if none has been yet. */
  private int toldOf(Path file) {
    PublishDiagnosticsParams params = diagnostics.get(uri(file));
    return params == null ? -1 : params.getDiagnostics().size();
  }

  /** Waits until so many diagnostics are told of a file, open or not. */
  void showsOf(Path file, int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (toldOf(file) != count) {
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError(
              count + " diagnostics of " + file + " expected, not " + diagnostics.get(uri(file)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** The server's own mistakes, as it logged them. */
  List<String> mistakes() {
    lock.lock();
    try {
      return List.copyOf(mistakes);
    } finally {
      lock.unlock();
    }
  }

  /** The first of its mistakes, or of what it shows to the user, as soon as there is one. */
  String awaitMistake() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (mistakes.isEmpty()) {
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError("the server told no mistake");
        }
      }
      return mistakes.getFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** What else it logged. */
  List<String> notes() {
    lock.lock();
    try {
      return List.copyOf(notes);
    } finally {
      lock.unlock();
    }
  }

  /** How often a virtual document was said to have changed. */
  int changes(String uri) {
    lock.lock();
    try {
      return changed.getOrDefault(uri, 0);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a virtual document has been said to have changed more often than that. */
  void awaitChange(String uri, int before) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (changed.getOrDefault(uri, 0) <= before) {
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError("`" + uri + "` was never said to have changed");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  // ---- what the server says ----

  @JsonNotification("cascade/status")
  public void status(JsonObject status) {
    lock.lock();
    try {
      steps.add(status.get("detail").getAsString());
    } finally {
      lock.unlock();
    }
  }

  @JsonNotification("cascade/documentChanged")
  public void documentChanged(ViewService.DocumentName document) {
    lock.lock();
    try {
      changed.merge(document.uri(), 1, Integer::sum);
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    lock.lock();
    try {
      diagnostics.put(params.getUri(), params);
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void logMessage(MessageParams message) {
    heard("log " + message.getMessage().lines().findFirst().orElse(""));
    lock.lock();
    try {
      boolean mistake = message.getType() == MessageType.Error;
      (mistake ? mistakes : notes).add(message.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the server has said something that begins so. */
  void hears(String line) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (said.stream().noneMatch(s -> s.startsWith(line))) {
        if (told.awaitNanos(end - System.nanoTime()) <= 0) {
          throw new AssertionError("the server never said `" + line + "`, only " + said);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  /** What it has said so far. */
  List<String> said() {
    lock.lock();
    try {
      return List.copyOf(said);
    } finally {
      lock.unlock();
    }
  }

  private <T> CompletableFuture<T> heard(String line, T answer) {
    lock.lock();
    try {
      said.add(line);
      told.signalAll();
    } finally {
      lock.unlock();
    }
    return CompletableFuture.completedFuture(answer);
  }

  @SuppressWarnings("NullAway") // what the protocol's types call no value
  private CompletableFuture<Void> heard(String line) {
    return heard(line, null);
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    params
        .getRegistrations()
        .forEach(r -> heard("register " + r.getMethod() + " " + r.getRegisterOptions()));
    return heard("registered");
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
    return heard("settings " + params.getItems().getFirst().getSection(), List.of(kind.settings()));
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
    return heard("progress");
  }

  @Override
  public void notifyProgress(ProgressParams params) {
    WorkDoneProgressNotification what = params.getValue().getLeft();
    String text =
        switch (what) {
          case WorkDoneProgressBegin begin -> begin.getTitle() + ": " + begin.getMessage();
          case WorkDoneProgressReport report -> report.getMessage();
          default -> "";
        };
    heard(("progress " + what.getKind() + " " + text).strip());
  }

  @Override
  public CompletableFuture<Void> refreshInlayHints() {
    return heard("refresh hints");
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    return heard("refresh lenses");
  }

  @Override
  public CompletableFuture<Void> refreshSemanticTokens() {
    return heard("refresh tokens");
  }

  @Override
  public CompletableFuture<Void> refreshDiagnostics() {
    return heard("refresh diagnostics");
  }

  @Override
  public void telemetryEvent(Object object) {
    throw new AssertionError("telemetry: " + object);
  }

  @Override
  public void showMessage(MessageParams message) {
    lock.lock();
    try {
      mistakes.add(message.getMessage());
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    throw new AssertionError(params.getMessage());
  }

  @Override
  public void close() {
    try {
      get(server.shutdown());
      running.close();
      here.close();
      there.close();
      door.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
