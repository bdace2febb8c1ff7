package org.cascade.lang.ide.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.lang.compiler.CompileResult;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.diagnostics.Told;
import org.cascade.lang.ide.text.Document;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Uris;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Tells the editor what came of compilations, file by file, as soon as it is known. */
final class Publisher implements Analyser.Listener {
  private final Workspace workspace;
  private final Log log;
  private final Status status;
  private final Map<Path, List<Diagnostic>> told = new ConcurrentHashMap<>();
  private final Map<Project, Set<Path>> toldOf = new ConcurrentHashMap<>();
  private volatile @Nullable LanguageClient client;

  Publisher(Workspace workspace, Log log, Status status) {
    this.workspace = workspace;
    this.log = log;
    this.status = status;
  }

  void connect(LanguageClient to) {
    client = to;
  }

  /** What was told last of a file. */
  List<Diagnostic> of(Path file) {
    return told.getOrDefault(file, List.of());
  }

  @Override
  public void began(Project project, String step) {
    status.working(step);
  }

  @Override
  public void idle() {
    status.ready();
  }

  @Override
  public void failed(Project project, Throwable mistake) {
    log.mistake("compiling " + project.root(), mistake);
  }

  @Override
  public void checked(Project project, long revision, CompileResult result) {
    Map<String, List<Diagnostic>> byPath = Told.byPath(result.diagnostics());
    Set<Path> files = new HashSet<>(project.files());
    byPath.keySet().stream().map(Path::of).filter(Path::isAbsolute).forEach(files::add);
    Set<Path> before = toldOf.getOrDefault(project, Set.of());
    before.stream().filter(f -> !files.contains(f)).forEach(f -> tell(f, List.of()));
    files.forEach(f -> tell(f, byPath.getOrDefault(f.toString(), List.of())));
    toldOf.put(project, files);
  }

  private void tell(Path file, List<Diagnostic> diagnostics) {
    told.put(file, diagnostics);
    LanguageClient to = client;
    if (to == null) {
      return;
    }
    Optional<Document> document = workspace.texts().document(file);
    List<org.eclipse.lsp4j.Diagnostic> all = new ArrayList<>();
    diagnostics.forEach(d -> all.add(Told.of(d, workspace)));
    PublishDiagnosticsParams params =
        new PublishDiagnosticsParams(
            document.map(Document::uri).orElseGet(() -> Uris.of(file)), all);
    document.ifPresent(d -> params.setVersion(d.version()));
    to.publishDiagnostics(params);
  }
}
