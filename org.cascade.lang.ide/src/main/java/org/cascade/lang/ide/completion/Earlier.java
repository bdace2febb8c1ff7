package org.cascade.lang.ide.completion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ide.tree.Nodes;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * The place of a cursor in an earlier version of its text, of which it is known that it tells as
 * much as the newest one will: all that has been written since are the names before the cursor,
 * such as {@code shelf.own}, in the midst of one item.
 *
 * @param item that the place is in
 * @param offset in the text that the item is of
 * @param names those before the last dot; the first one is empty where something else stands before
 *     a dot, such as a call
 */
record Earlier(Module.Item item, int offset, List<String> names) {
  /**
   * What may have stood there, and only there: a name that was being written. A dot at its end
   * would have taken in what stands behind it, and the tree would be of neither text.
   */
  private static final Pattern NAMES = Pattern.compile("([A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*)?\\s*");

  /**
   * What has been written since.
   *
   * @param from where it begins, in the earlier text
   * @param to where what it replaces ended
   */
  private record Change(int from, int to) {}

  static Optional<Earlier> of(Snapshot snapshot, int offset) {
    if (!snapshot.isOnlyBehindHere()) {
      return Optional.empty();
    }
    String now = snapshot.source().text();
    int start = startOfNames(now, offset);
    Map<Source, Optional<Change>> changes = new IdentityHashMap<>();
    for (Module.Item item : snapshot.unit().tree().items()) {
      Source source = item.span().source();
      Optional<Change> change =
          source == snapshot.source()
              ? Optional.empty()
              : changes.computeIfAbsent(source, s -> change(s.text(), now, start, offset));
      if (change.filter(c -> isInside(c, item.span())).isPresent()) {
        List<String> names = List.of(now.substring(start, offset).split("\\.", -1));
        return Optional.of(
            new Earlier(item, change.get().from, names.subList(0, names.size() - 1)));
      }
    }
    return Optional.empty();
  }

  private static boolean isInside(Change change, Span span) {
    return span.offset() < change.from && change.to < span.end();
  }

  private static int startOfNames(String text, int offset) {
    int start = offset;
    while (start > 0 && isOfNames(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isOfNames(char c) {
    return c == '.' || Character.isJavaIdentifierPart(c);
  }

  /** What has changed, if nothing has but for names. */
  private static Optional<Change> change(String before, String now, int start, int offset) {
    int same = 0;
    while (same < Math.min(start, before.length()) && before.charAt(same) == now.charAt(same)) {
      same++;
    }
    int most = Math.min(now.length() - offset, before.length() - same);
    int end = 0;
    while (end < most
        && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
      end++;
    }
    int to = before.length() - end;
    boolean onlyNames =
        now.substring(same, start).isBlank()
            && now.substring(offset, now.length() - end).isBlank()
            && (before.substring(same, to).isBlank()
                || same == start && NAMES.matcher(before.substring(same, to)).matches());
    return onlyNames ? Optional.of(new Change(same, to)) : Optional.empty();
  }

  /** What is around the place, without what only begins or ends there. */
  TreePath path() {
    return new TreePath(
        TreePath.to(item, offset).nodes().stream()
            .filter(n -> n.span().offset() < offset && offset < n.span().end())
            .toList());
  }

  /** Whether a value stands there that the names behind it are of. */
  boolean isBehindValue() {
    return !names.isEmpty() && names.getFirst().isEmpty();
  }

  /** The value that ends at the place. */
  Optional<Expr> valueBefore() {
    return TreePath.to(item, offset).nodes().reversed().stream()
        .filter(n -> n instanceof Expr && n.span().end() == offset)
        .map(Expr.class::cast)
        .findFirst();
  }

  /** Whether a name may be known as something more special than what it was declared as. */
  boolean isTested(String name) {
    Deque<Node> open = new ArrayDeque<>(List.of(item));
    while (!open.isEmpty()) {
      Node node = open.removeFirst();
      if (node instanceof Expr.Is is
          && is.operand() instanceof Expr.NameRef ref
          && ref.name().text().equals(name)) {
        return true;
      }
      open.addAll(Nodes.in(node));
    }
    return false;
  }
}
