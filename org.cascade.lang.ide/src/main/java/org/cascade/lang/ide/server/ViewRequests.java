package org.cascade.lang.ide.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.ide.generated.GeneratedCode;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.views.Page;
import org.cascade.lang.ide.views.View;
import org.cascade.lang.ide.views.Views;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.VirtualDocuments;
import org.cascade.lang.ide.workspace.Workspace;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

/** What an editor asks of documents that are no files, and of what files are shown as. */
final class ViewRequests implements ViewService, Analyser.Listener, AutoCloseable {
  private final Workspace workspace;
  private final Reads reads;
  private final Views views;

  /** The files whose generated code was asked for: an editor may show it. */
  private final Set<Path> generated = ConcurrentHashMap.newKeySet();

  private volatile @Nullable Endpoint client;

  ViewRequests(Workspace workspace, Reads reads, Log log) {
    this.workspace = workspace;
    this.reads = reads;
    this.views =
        new Views(
            workspace,
            new Views.Listener() {
              @Override
              public void changed(String uri) {
                tell(uri);
              }

              @Override
              public void failed(String what, Throwable mistake) {
                log.mistake(what, mistake);
              }
            });
  }

  void connect(Endpoint to) {
    client = to;
  }

  private void tell(String uri) {
    Endpoint to = client;
    if (to != null) {
      to.notify("cascade/documentChanged", new DocumentName(uri));
    }
  }

  @Override
  public void checked(Project project, long revision, List<Diagnostic> diagnostics) {
    views.changed(project);
    project.files().stream()
        .filter(generated::contains)
        .forEach(f -> tell(VirtualDocuments.ofGenerated(f)));
  }

  @Override
  public CompletableFuture<DocumentText> document(DocumentName name) {
    Optional<View.Subject> subject = View.shownBy(name.uri());
    Optional<Path> builtFor = VirtualDocuments.generatedFor(name.uri());
    if (builtFor.isPresent()) {
      return built(builtFor.get());
    }
    return subject.isPresent()
        ? views.page(subject.get()).thenApply(page -> new DocumentText(page.text()))
        : reads.any(
            "cascade/document",
            new DocumentText(""),
            goOn -> new DocumentText(VirtualDocuments.text(name.uri())));
  }

  private CompletableFuture<DocumentText> built(Path file) {
    generated.add(file);
    return reads.of(
        "cascade/document",
        workspace.uriOf(file),
        new DocumentText("// Nothing is known of `" + file + "` yet.\n"),
        s -> new DocumentText(GeneratedCode.of(s.typed(), s.unit()).text()));
  }

  @Override
  public CompletableFuture<Location> java(TextDocumentPositionParams params) {
    return shown(View.JAVA, params);
  }

  @Override
  public CompletableFuture<Location> core(TextDocumentPositionParams params) {
    return shown(View.CORE, params);
  }

  private CompletableFuture<Location> shown(View view, TextDocumentPositionParams params) {
    var file = Workspace.fileOf(params.getTextDocument().getUri());
    View.Subject subject = new View.Subject(view, file);
    return views
        .page(subject)
        .thenApply(page -> {
          Source now = textOf(subject, page);
          int offset = Positions.offset(now, params.getPosition());
          var lines = page.linesOf(now, offset).orElse(Page.TOP);
          return new Location(subject.uri(), lines);
        });
  }

  @Override
  public CompletableFuture<Location> source(DocumentPlace place) {
    Optional<View.Subject> subject = View.shownBy(place.uri());
    return subject.isEmpty()
        ? CompletableFuture.completedFuture(none())
        : views.page(subject.get()).thenApply(page -> source(subject.get(), page, place));
  }

  private Location source(View.Subject subject, Page page, DocumentPlace place) {
    Source now = textOf(subject, page);
    return page.sourceOf(place.position().getLine(), now)
        .map(range -> new Location(workspace.uriOf(subject.file()), range))
        .orElseGet(ViewRequests::none);
  }

  private Source textOf(View.Subject subject, Page page) {
    return workspace.texts().document(subject.file()).map(d -> d.source()).orElseGet(page::source);
  }

  /** What the protocol calls null. */
  @SuppressWarnings("NullAway")
  private static <T> T none() {
    return null;
  }

  @Override
  public void close() {
    views.close();
  }
}
