package org.cascade.lang.ide.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.diagnostics.Told;
import org.cascade.lang.ide.text.Document;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Uris;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Keeps what came of compilations, file by file, and tells the editor what is new of it as soon as
 * it is known, unless the editor asks for it.
 */
final class Publisher implements Analyser.Listener {
  private final Workspace workspace;
  private final Client client;
  private final Pulls pulls;
  private final Map<Path, List<Diagnostic>> found = new ConcurrentHashMap<>();
  private final Map<Project, Set<Path>> filesOf = new ConcurrentHashMap<>();
  private final Map<Project, Long> checkedAt = new ConcurrentHashMap<>();

  /** What the editor was told last, by file. */
  private final Map<Path, PublishDiagnosticsParams> sent = new ConcurrentHashMap<>();

  Publisher(Workspace workspace, Client client, Pulls pulls) {
    this.workspace = workspace;
    this.client = client;
    this.pulls = pulls;
  }

  /** Tells what was found of a file to an editor that has just opened it, if that still holds. */
  void again(Path file) {
    boolean holds = workspace.projectOf(file).filter(this::isChecked).isPresent();
    if (holds && found.containsKey(file)) {
      sent.remove(file);
      tell(file, of(file));
    }
  }

  private boolean isChecked(Project project) {
    return checkedAt.getOrDefault(project, -1L) == project.revision();
  }

  /** What was found last in a file. */
  List<Diagnostic> of(Path file) {
    return found.getOrDefault(file, List.of());
  }

  @Override
  public void checked(Project project, long revision, List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> byPath = Told.byPath(diagnostics);
    Set<Path> files = new HashSet<>(project.files());
    byPath.keySet().stream().map(Path::of).filter(Path::isAbsolute).forEach(files::add);
    Set<Path> before = filesOf.getOrDefault(project, Set.of());
    before.stream().filter(f -> !files.contains(f)).forEach(f -> tell(f, List.of()));
    // Someone looks at the open ones.
    Map<Boolean, List<Path>> byUse =
        files.stream().collect(Collectors.partitioningBy(this::isOpen));
    Stream.of(true, false)
        .flatMap(open -> byUse.getOrDefault(open, List.of()).stream())
        .forEach(f -> tell(f, byPath.getOrDefault(f.toString(), List.of())));
    filesOf.put(project, files);
    checkedAt.put(project, revision);
    pulls.checked(project, revision);
  }

  private boolean isOpen(Path file) {
    return workspace.texts().document(file).isPresent();
  }

  @Override
  public void failed(Project project, Throwable mistake) {
    pulls.checked(project, Long.MAX_VALUE);
  }

  private void tell(Path file, List<Diagnostic> diagnostics) {
    found.put(file, diagnostics);
    Optional<Document> document = workspace.texts().document(file);
    List<org.eclipse.lsp4j.Diagnostic> all = new ArrayList<>();
    diagnostics.forEach(d -> all.add(Told.of(d, workspace)));
    String uri = document.map(Document::uri).orElseGet(() -> Uris.of(file));
    pulls.found(file, uri, document.map(Document::version), all);
    if (!client.abilities().pulls()) {
      PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, all);
      document.ifPresent(d -> params.setVersion(d.version()));
      if (!params.equals(sent.put(file, params))) {
        client.tell(c -> c.publishDiagnostics(params));
      }
    }
  }
}
