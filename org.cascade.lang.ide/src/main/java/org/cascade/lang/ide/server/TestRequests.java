package org.cascade.lang.ide.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.lens.Tests;
import org.cascade.lang.ide.lens.Tests.TestBlock;
import org.cascade.lang.ide.workspace.Analysis;
import org.cascade.lang.ide.workspace.Project;
import org.cascade.lang.ide.workspace.Workspace;
import org.cascade.lang.names.ModuleUnit;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** What an editor asks of the tests of programs. */
final class TestRequests implements TestService {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Workspace workspace;
  private final Reads reads;

  TestRequests(Workspace workspace, Reads reads) {
    this.workspace = workspace;
    this.reads = reads;
  }

  @Override
  public CompletableFuture<List<TestBlock>> tests(TestsParams params) {
    TextDocumentIdentifier document = params.textDocument();
    if (document != null) {
      String uri = document.getUri();
      return reads.of("cascade/tests", uri, List.of(), s -> Tests.of(s.unit(), uri));
    }
    return reads.any(
        "cascade/tests",
        List.of(),
        goOn -> {
          List<TestBlock> all = new ArrayList<>();
          for (Project project : workspace.projects()) {
            goOn.run();
            all.addAll(of(project));
          }
          return List.copyOf(all);
        });
  }

  private List<TestBlock> of(Project project) throws InterruptedException {
    Optional<Analysis> known = project.analysis(PATIENCE_MILLIS);
    List<TestBlock> all = new ArrayList<>();
    for (ModuleUnit unit : known.map(a -> a.typed().program().units()).orElse(List.of())) {
      if (!unit.library()) {
        all.addAll(Tests.of(unit, workspace.uriOf(unit.source())));
      }
    }
    return all;
  }
}
