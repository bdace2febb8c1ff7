package org.cascade.lang.ui.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;

/** What the server answers beyond the protocol. */
@JsonSegment("cascade")
public interface CascadeService {
  /** The text of a document that is no file. */
  @JsonRequest
  CompletableFuture<Text> document(Address address);

  /** The lines of Java that a place became. */
  @JsonRequest
  CompletableFuture<Location> java(TextDocumentPositionParams place);

  /** The lines of core that a place became. */
  @JsonRequest
  CompletableFuture<Location> core(TextDocumentPositionParams place);

  /** The place that a line of such a document comes from. */
  @JsonRequest
  CompletableFuture<Location> source(AddressedPlace place);

  /** The tests of a file. */
  @JsonRequest
  CompletableFuture<List<Test>> tests(Tested tested);

  /** A document's address. */
  record Address(String uri) {}

  /** A document's text. */
  record Text(String text) {}

  /** A place in a document. */
  record AddressedPlace(String uri, Position position) {}

  /** Whose tests are asked for. */
  record Tested(TextDocumentIdentifier textDocument) {}

  /** A {@code test} block. */
  record Test(String id, String name, String uri, Range range) {}
}
