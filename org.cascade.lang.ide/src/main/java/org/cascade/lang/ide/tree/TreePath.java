package org.cascade.lang.ide.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ast.Node;
import org.cascade.lang.source.Span;

/** The nodes around a place, from the module down to the smallest one that touches it. */
public record TreePath(List<Node> nodes) {

  /**
   * The way to an offset. A node touches both its ends, so that a cursor behind a name is at the
   * name; where two meet, the one that begins there is taken, unless it is not a name and the other
   * one is.
   */
  public static TreePath to(Node root, int offset) {
    List<Node> path = new ArrayList<>();
    Optional<Node> at = Optional.of(root);
    while (at.isPresent()) {
      path.add(at.get());
      at = childAt(at.get(), offset);
    }
    return new TreePath(List.copyOf(path));
  }

  private static Optional<Node> childAt(Node node, int offset) {
    Optional<Node> best = Optional.empty();
    for (Node child : Nodes.in(node)) {
      Span span = child.span();
      if (span.offset() <= offset && offset <= span.end()) {
        boolean better = best.isEmpty() || span.offset() < offset || endsWithName(child, offset);
        if (better || !endsWithName(best.get(), offset)) {
          best = Optional.of(child);
        }
      }
    }
    return best;
  }

  /** Whether the last letter before an offset belongs to a word at the end of the node. */
  private static boolean endsWithName(Node node, int offset) {
    Span span = node.span();
    return span.end() == offset
        && span.length() > 0
        && Character.isJavaIdentifierPart(span.source().text().charAt(offset - 1));
  }

  /** The smallest node. */
  public Node last() {
    return nodes.getLast();
  }

  /** The node so many steps above the smallest one. */
  public Optional<Node> above(int steps) {
    int index = nodes.size() - 1 - steps;
    return index < 0 ? Optional.empty() : Optional.of(nodes.get(index));
  }

  /** The smallest node of a kind. */
  public <N> Optional<N> nearest(Class<N> kind) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (kind.isInstance(nodes.get(i))) {
        return Optional.of(kind.cast(nodes.get(i)));
      }
    }
    return Optional.empty();
  }
}
