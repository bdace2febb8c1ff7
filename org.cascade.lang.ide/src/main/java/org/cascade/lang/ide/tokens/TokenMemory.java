package org.cascade.lang.ide.tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The colours that were sent last of each text, so that next time only what differs is sent. */
public final class TokenMemory {
  /** How many numbers a token has. */
  private static final int PARTS = 5;

  private final Map<String, Sent> last = new HashMap<>();
  private long count;

  private record Sent(String id, List<Integer> data) {}

  /** All tokens, under a number. */
  public SemanticTokens full(String uri, List<Integer> data) {
    return new SemanticTokens(remember(uri, data), data);
  }

  private synchronized String remember(String uri, List<Integer> data) {
    String id = String.valueOf(++count);
    last.put(uri, new Sent(id, List.copyOf(data)));
    return id;
  }

  private synchronized Optional<Sent> sent(String uri, String id) {
    return Optional.ofNullable(last.get(uri)).filter(s -> s.id.equals(id));
  }

  /** What makes the tokens of a number into these; all of them if it is not the last one. */
  public Either<SemanticTokens, SemanticTokensDelta> since(
      String uri, String id, List<Integer> data) {
    Optional<Sent> before = sent(uri, id);
    if (before.isEmpty()) {
      return Either.forLeft(full(uri, data));
    }
    List<SemanticTokensEdit> edits = edits(before.get().data, data);
    return Either.forRight(new SemanticTokensDelta(edits, remember(uri, data)));
  }

  /** At most one edit, of whole tokens: what is common to both ends stays. */
  private static List<SemanticTokensEdit> edits(List<Integer> before, List<Integer> after) {
    int most = Math.min(before.size(), after.size());
    int start = 0;
    while (start < most && same(before, start, after, start)) {
      start += PARTS;
    }
    int end = 0;
    while (end < most - start
        && same(before, before.size() - end - PARTS, after, after.size() - end - PARTS)) {
      end += PARTS;
    }
    int deleted = before.size() - end - start;
    List<Integer> inserted = after.subList(start, after.size() - end);
    return deleted == 0 && inserted.isEmpty()
        ? List.of()
        : List.of(new SemanticTokensEdit(start, deleted, List.copyOf(inserted)));
  }

  private static boolean same(List<Integer> a, int i, List<Integer> b, int j) {
    return a.subList(i, i + PARTS).equals(b.subList(j, j + PARTS));
  }

  public synchronized void forget(String uri) {
    last.remove(uri);
  }
}
