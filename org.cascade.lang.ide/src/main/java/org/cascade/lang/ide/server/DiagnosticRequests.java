package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Diagnostics of a file, for editors that ask. */
interface DiagnosticRequests extends TextDocumentService {

  Pulls pulls();

  @Override
  default CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    return pulls()
        .ofDocument(
            params.getTextDocument().getUri(), Optional.ofNullable(params.getPreviousResultId()));
  }
}
