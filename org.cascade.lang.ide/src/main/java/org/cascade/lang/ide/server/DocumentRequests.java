package org.cascade.lang.ide.server;

import java.util.Set;
import org.cascade.lang.ide.completion.CompletionLists;
import org.cascade.lang.ide.settings.Settings;
import org.cascade.lang.ide.tokens.TokenMemory;
import org.cascade.lang.ide.workspace.Analyser;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;

/** What an editor tells and asks of a text; questions are answered by group. */
final class DocumentRequests
    implements NavigationRequests, OutlineRequests, WritingRequests, DiagnosticRequests {
  private final Workspace workspace;
  private final Analyser analyser;
  private final Publisher publisher;
  private final Pulls pulls;
  private final Configuration configuration;
  private final Log log;
  private final Asking asking;
  private final TokenMemory tokens = new TokenMemory();
  private final CompletionLists completions = new CompletionLists();

  DocumentRequests(
      Workspace workspace,
      Analyser analyser,
      Publisher publisher,
      Pulls pulls,
      Configuration configuration,
      Reads reads,
      Log log) {
    this.workspace = workspace;
    this.analyser = analyser;
    this.publisher = publisher;
    this.pulls = pulls;
    this.configuration = configuration;
    this.log = log;
    this.asking = new Asking(reads);
  }

  @Override
  public Asking asking() {
    return asking;
  }

  @Override
  public CompletionLists completions() {
    return completions;
  }

  @Override
  public Publisher publisher() {
    return publisher;
  }

  @Override
  public Pulls pulls() {
    return pulls;
  }

  @Override
  public TokenMemory tokens() {
    return tokens;
  }

  @Override
  public Settings settings() {
    return configuration.now();
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    var document = params.getTextDocument();
    log.guard(
        "didOpen",
        () -> {
          analyse(workspace.open(document.getUri(), document.getVersion(), document.getText()));
          publisher.again(Workspace.fileOf(document.getUri()));
        });
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    var document = params.getTextDocument();
    log.guard(
        "didChange",
        () ->
            analyse(
                workspace.change(
                    document.getUri(), document.getVersion(), params.getContentChanges())));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    tokens.forget(uri);
    log.guard("didClose", () -> analyse(workspace.close(uri)));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // What was saved is what is open.
  }

  private void analyse(Set<Project> projects) {
    projects.forEach(analyser::request);
  }
}
