package org.cascade.lang.ide.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.lens.Tests.TestBlock;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.jspecify.annotations.Nullable;

/** Requests of this server's own, about the tests of programs. */
public interface TestService {
  /**
   * Which tests are wanted.
   *
   * @param textDocument null for those of all open folders
   */
  record TestsParams(@Nullable TextDocumentIdentifier textDocument) {}

  /** The {@code test} blocks of a document, or of all that is open. */
  @JsonRequest("cascade/tests")
  CompletableFuture<List<TestBlock>> tests(TestsParams params);
}
