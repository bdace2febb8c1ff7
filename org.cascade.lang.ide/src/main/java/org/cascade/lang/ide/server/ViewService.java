package org.cascade.lang.ide.server;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** Requests of this server's own, about documents that are no files and what files are shown as. */
public interface ViewService {
  /** The name of a virtual document. */
  record DocumentName(String uri) {}

  /** What a virtual document holds. */
  record DocumentText(String text) {}

  /** A place in a virtual document. */
  record DocumentPlace(String uri, Position position) {}

  /** What a read-only document holds: the library, rule pages, generated code. */
  @JsonRequest("cascade/document")
  CompletableFuture<DocumentText> document(DocumentName name);

  /** Where the Java is that was generated from a place. */
  @JsonRequest("cascade/java")
  CompletableFuture<Location> java(TextDocumentPositionParams params);

  /** Where the core is that a place became. */
  @JsonRequest("cascade/core")
  CompletableFuture<Location> core(TextDocumentPositionParams params);

  /** Where a place of a virtual document comes from; null if from nowhere. */
  @JsonRequest("cascade/source")
  CompletableFuture<Location> source(DocumentPlace place);
}
