package org.cascade.lang.ide.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Workspace;
import org.cascade.lang.refine.solve.ProofCache;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The server of one editor, from its first message to its last. */
public final class CascadeServer implements LanguageServer, AutoCloseable {
  private final Workspace workspace = new Workspace();
  private final Client client = new Client();
  private final Log log = new Log(client);
  private final Status status = new Status();
  private final ProgressBar progress = new ProgressBar(client);
  private final Pulls pulls = new Pulls(workspace, client);
  private final Publisher publisher = new Publisher(workspace, client, pulls);
  private final Reads reads = new Reads(workspace, client, log);
  private final ViewRequests views = new ViewRequests(workspace, reads, log);
  private final TestRequests tests = new TestRequests(workspace, reads);
  private final Configuration configuration;
  private final Analyser analyser;
  private final DocumentRequests documents;
  private final WorkspaceRequests folders;
  private volatile Runnable exit = () -> {};
  private List<WorkspaceFolder> opened = List.of();
  private volatile boolean shutDown;

  /**
   * @param proofs answers of the prover that are kept between runs
   */
  public CascadeServer(ProofCache proofs) {
    this(proofs, DiskIndex.none());
  }

  /**
   * @param proofs answers of the prover that are kept between runs
   * @param index what was told of whole programs, kept between runs
   */
  public CascadeServer(ProofCache proofs, DiskIndex index) {
    index.whenDamaged(log::info);
    workspace.classPaths().whenMissing(log::info);
    List<Analyser.Listener> listeners = List.of(publisher, reads, progress, status, views, log);
    this.analyser = new Analyser(workspace.texts(), proofs, index, listeners);
    this.configuration = new Configuration(client, log, workspace, analyser);
    this.documents =
        new DocumentRequests(workspace, analyser, publisher, pulls, configuration, reads, log);
    this.folders = new WorkspaceRequests(workspace, analyser, configuration, pulls, reads, log);
  }

  /** Says what is to be done when the editor asks for the end. */
  public void whenGone(Runnable action) {
    exit = action;
  }

  /** Says where messages to the editor go. */
  public void connect(LanguageClient to, Endpoint endpoint) {
    client.connect(to);
    status.connect(endpoint);
    views.connect(endpoint);
  }

  /** Answers at once: what takes long begins when the editor says it is ready. */
  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    opened = folders(params);
    client.can(ClientAbilities.of(params.getCapabilities()));
    configuration.begin(params.getInitializationOptions());
    if (Json.flag(params.getInitializationOptions(), "status")) {
      status.want();
    }
    ServerInfo info = new ServerInfo("cascade");
    return CompletableFuture.completedFuture(new InitializeResult(Capabilities.all(), info));
  }

  @Override
  public void initialized(InitializedParams params) {
    configuration.ask();
    Registrations.make(client);
    // What is in the folders is known before anything is compiled: else that would be done twice.
    Thread thread = new Thread(this::begin, "cascade-folders");
    thread.setDaemon(true);
    thread.start();
  }

  private void begin() {
    folders.open(opened);
    analyser.start();
  }

  @SuppressWarnings("deprecation") // editors that know one folder only
  private static List<WorkspaceFolder> folders(InitializeParams params) {
    List<WorkspaceFolder> all = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      all.addAll(params.getWorkspaceFolders());
    } else if (params.getRootUri() != null) {
      all.add(new WorkspaceFolder(params.getRootUri(), "root"));
    }
    return all;
  }

  /** What is asked of documents that are no files. */
  @JsonDelegate
  public ViewService getViewService() {
    return views;
  }

  /** What is asked of the tests of programs. */
  @JsonDelegate
  public TestService getTestService() {
    return tests;
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return folders;
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // Messages are traced by editors themselves.
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    close();
    return CompletableFuture.completedFuture("");
  }

  @Override
  public void exit() {
    exit.run();
  }

  /** Whether the editor has said good-bye. */
  public boolean isShutDown() {
    return shutDown;
  }

  @Override
  public void close() {
    analyser.close();
    reads.close();
    pulls.close();
    progress.close();
    views.close();
  }
}
