package org.cascade.lang.ide.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.outline.Symbols;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Analysis;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Uris;
import org.cascade.lang.ide.workspace.Workspace;
import org.cascade.lang.names.ModuleUnit;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What an editor asks and tells of its folders. */
final class WorkspaceRequests implements WorkspaceService {
  private final Workspace workspace;
  private final Analyser analyser;
  private final Configuration configuration;
  private final Pulls pulls;
  private final Reads reads;
  private final Log log;

  WorkspaceRequests(
      Workspace workspace,
      Analyser analyser,
      Configuration configuration,
      Pulls pulls,
      Reads reads,
      Log log) {
    this.workspace = workspace;
    this.analyser = analyser;
    this.configuration = configuration;
    this.pulls = pulls;
    this.reads = reads;
    this.log = log;
  }

  /** Takes folders in, with all their files. */
  void open(List<WorkspaceFolder> folders) {
    Set<Project> changed = new LinkedHashSet<>();
    for (WorkspaceFolder folder : folders) {
      Uris.path(folder.getUri()).ifPresent(path -> changed.addAll(added(path)));
    }
    changed.forEach(analyser::request);
  }

  private Set<Project> added(Path folder) {
    try {
      return workspace.addFolder(folder);
    } catch (IOException e) {
      log.info("The folder `%s` cannot be read: %s.".formatted(folder, e.getMessage()));
      return Set.of();
    }
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    log.guard(
        "workspace/didChangeWorkspaceFolders",
        () -> {
          Set<Project> changed = new LinkedHashSet<>();
          for (WorkspaceFolder folder : params.getEvent().getRemoved()) {
            Uris.path(folder.getUri()).ifPresent(p -> changed.addAll(workspace.removeFolder(p)));
          }
          changed.forEach(analyser::request);
          open(params.getEvent().getAdded());
        });
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    log.guard(
        "workspace/didChangeWatchedFiles",
        () -> {
          Set<Project> changed = new LinkedHashSet<>();
          for (FileEvent event : params.getChanges()) {
            Uris.path(event.getUri()).ifPresent(p -> changed.addAll(workspace.changedOnDisk(p)));
          }
          changed.forEach(analyser::request);
        });
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    configuration.changed(params.getSettings());
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    return reads.any(
        "workspace/symbol",
        Either.forRight(List.of()),
        goOn -> {
          List<WorkspaceSymbol> all = new ArrayList<>();
          for (Project project : workspace.projects()) {
            goOn.run();
            all.addAll(symbols(project, params.getQuery()));
          }
          return Either.forRight(all);
        });
  }

  private List<WorkspaceSymbol> symbols(Project project, String query) throws InterruptedException {
    return project
        .analysis(0)
        .map(Analysis::typed)
        .map(t -> t.program().units().stream().filter(u -> !u.library()).toList())
        .map(units -> Symbols.ofWorkspace(units, this::uri, query))
        .orElse(List.of());
  }

  @Override
  public CompletableFuture<WorkspaceSymbol> resolveWorkspaceSymbol(WorkspaceSymbol symbol) {
    return CompletableFuture.completedFuture(symbol);
  }

  @Override
  public CompletableFuture<WorkspaceDiagnosticReport> diagnostic(WorkspaceDiagnosticParams params) {
    return pulls.ofWorkspace(params.getPreviousResultIds());
  }

  private String uri(ModuleUnit unit) {
    return workspace.uriOf(unit.source());
  }
}
