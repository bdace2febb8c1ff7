package org.cascade.lang.ide.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.cascade.lang.ide.workspace.Snapshot;
import org.eclipse.lsp4j.TextDocumentPositionParams;

/** The form in which requests about a text are handed to their features. */
record Asking(Reads reads) {

  <T> CompletableFuture<T> of(
      String what, String uri, T nothing, Reads.Question<? extends T> question) {
    return reads.of(what, uri, nothing, question);
  }

  /** The same about a place in a text. */
  <T> CompletableFuture<T> at(
      String what,
      TextDocumentPositionParams params,
      T nothing,
      BiFunction<Snapshot, Integer, ? extends T> question) {
    return reads.of(
        what,
        params.getTextDocument().getUri(),
        nothing,
        s -> question.apply(s, s.offset(params.getPosition())));
  }

  /** The same about what has just been typed, which no earlier text can tell of. */
  <T> CompletableFuture<T> atNew(
      String what,
      TextDocumentPositionParams params,
      T nothing,
      BiFunction<Snapshot, Integer, ? extends T> question) {
    return reads.of(
        what,
        params.getTextDocument().getUri(),
        Reads.PATIENCE_FOR_NEW_MILLIS,
        nothing,
        s -> question.apply(s, s.offset(params.getPosition())));
  }

  /**
   * The same where an earlier text may tell as much.
   *
   * @param early the answer of whatever is known at present, if it is right
   */
  <T> CompletableFuture<T> atNew(
      String what,
      TextDocumentPositionParams params,
      T nothing,
      BiFunction<Snapshot, Integer, Optional<T>> early,
      BiFunction<Snapshot, Integer, ? extends T> question) {
    return reads.of(
        what,
        params.getTextDocument().getUri(),
        nothing,
        s -> early.apply(s, s.offset(params.getPosition())),
        s -> question.apply(s, s.offset(params.getPosition())));
  }

  /** What the protocol calls null: nothing is known. */
  @SuppressWarnings("NullAway")
  static <T> T none() {
    return null;
  }

  static <T> T orNone(Optional<T> value) {
    return value.orElseGet(Asking::none);
  }
}
