package org.cascade.lang.ide.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.FullDocumentDiagnosticReport;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.UnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Diagnostics for editors that ask for them. An answer waits until the newest texts are checked,
 * without a thread. What an editor knows already, by its number, is not sent again.
 */
final class Pulls implements AutoCloseable {
  private final Workspace workspace;
  private final Client client;

  /** Numbers of an earlier server must not be taken for this one's. */
  private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

  private final Map<Path, Found> found = new TreeMap<>();
  private final Map<Path, String> sent = new HashMap<>();
  private final Map<Project, Long> checked = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private long count;

  /** What was found in a file, under a number. */
  private record Found(
      String uri, Optional<Integer> version, List<Diagnostic> diagnostics, String id) {}

  /** Someone who asked; {@code answer} says whether they have their answer now. */
  private record Waiting(CompletableFuture<?> who, Attempt answer) {}

  /** Answers, if that can be done already. */
  @FunctionalInterface
  private interface Attempt {
    boolean made();
  }

  Pulls(Workspace workspace, Client client) {
    this.workspace = workspace;
    this.client = client;
  }

  // ---- what is found ----

  synchronized void found(
      Path file, String uri, Optional<Integer> version, List<Diagnostic> diagnostics) {
    String id =
        Optional.ofNullable(found.get(file))
            .filter(before -> before.uri.equals(uri) && before.diagnostics.equals(diagnostics))
            .map(Found::id)
            .orElseGet(() -> run + "-" + ++count);
    found.put(file, new Found(uri, version, diagnostics, id));
  }

  /** A project is checked as of a revision; who waited for that is answered. */
  synchronized void checked(Project project, long revision) {
    checked.put(project, revision == Long.MAX_VALUE ? project.revision() : revision);
    waiting.removeIf(w -> w.who.isDone() || w.answer.made());
    boolean openOnesChanged =
        project.files().stream()
            .filter(f -> workspace.texts().document(f).isPresent())
            .anyMatch(f -> found.containsKey(f) && !found.get(f).id.equals(sent.get(f)));
    if (openOnesChanged) {
      client.refreshDiagnostics();
    }
  }

  private boolean isChecked(Project project) {
    return checked.getOrDefault(project, -1L) >= project.revision();
  }

  private synchronized void wait(CompletableFuture<?> who, Attempt attempt) {
    if (!who.isDone() && !attempt.made()) {
      waiting.add(new Waiting(who, attempt));
    }
  }

  // ---- of one file ----

  CompletableFuture<DocumentDiagnosticReport> ofDocument(String uri, Optional<String> known) {
    CompletableFuture<DocumentDiagnosticReport> answer = new CompletableFuture<>();
    Path file = Workspace.fileOf(uri);
    wait(
        answer,
        () -> {
          Optional<Project> project = workspace.projectOf(file);
          return project.map(this::isChecked).orElse(true)
              && answer.complete(report(file, known, project));
        });
    return answer;
  }

  private DocumentDiagnosticReport report(
      Path file, Optional<String> known, Optional<Project> project) {
    Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>> related =
        client.abilities().relatedDocuments() && project.isPresent()
            ? related(file, project.get())
            : Map.of();
    Found here = found.get(file);
    if (here == null) {
      RelatedFullDocumentDiagnosticReport none = new RelatedFullDocumentDiagnosticReport(List.of());
      none.setRelatedDocuments(related);
      return new DocumentDiagnosticReport(none);
    }
    sent.put(file, here.id);
    if (known.equals(Optional.of(here.id))) {
      var same = new RelatedUnchangedDocumentDiagnosticReport(here.id);
      same.setRelatedDocuments(related);
      return new DocumentDiagnosticReport(same);
    }
    var full = new RelatedFullDocumentDiagnosticReport(here.diagnostics);
    full.setResultId(here.id);
    full.setRelatedDocuments(related);
    return new DocumentDiagnosticReport(full);
  }

  /** The other files of a project that the editor has not heard the newest of. */
  private Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>>
      related(Path asked, Project project) {
    Map<String, Either<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport>> all =
        new LinkedHashMap<>();
    for (Path file : project.files()) {
      Found there = found.get(file);
      if (!file.equals(asked) && there != null && !there.id.equals(sent.get(file))) {
        boolean news = sent.containsKey(file) || !there.diagnostics.isEmpty();
        sent.put(file, there.id);
        if (news) {
          var full = new FullDocumentDiagnosticReport(there.diagnostics);
          full.setResultId(there.id);
          all.put(there.uri, Either.forLeft(full));
        }
      }
    }
    return all;
  }

  // ---- of all files ----

  /** Waits until there is something that the editor does not know. */
  CompletableFuture<WorkspaceDiagnosticReport> ofWorkspace(List<PreviousResultId> previous) {
    CompletableFuture<WorkspaceDiagnosticReport> answer = new CompletableFuture<>();
    Map<String, String> known = new HashMap<>();
    previous.forEach(p -> known.put(p.getUri(), p.getValue()));
    wait(
        answer,
        () -> {
          if (!workspace.projects().stream().allMatch(this::isChecked)) {
            return false;
          }
          List<WorkspaceDocumentDiagnosticReport> news = news(known);
          boolean some = news.stream().anyMatch(r -> r.isLeft());
          return (some || known.isEmpty()) && answer.complete(new WorkspaceDiagnosticReport(news));
        });
    return answer;
  }

  private List<WorkspaceDocumentDiagnosticReport> news(Map<String, String> known) {
    List<WorkspaceDocumentDiagnosticReport> all = new ArrayList<>();
    for (Found file : found.values()) {
      Integer version = file.version.orElseGet(Asking::none);
      if (file.id.equals(known.get(file.uri))) {
        all.add(
            new WorkspaceDocumentDiagnosticReport(
                new WorkspaceUnchangedDocumentDiagnosticReport(file.id, file.uri, version)));
      } else {
        var full = new WorkspaceFullDocumentDiagnosticReport(file.diagnostics, file.uri, version);
        full.setResultId(file.id);
        all.add(new WorkspaceDocumentDiagnosticReport(full));
      }
    }
    return all;
  }

  @Override
  public synchronized void close() {
    waiting.forEach(w -> w.who.cancel(false));
    waiting.clear();
  }
}
