package org.cascade.lang.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Program text as a tree that knows which parts are expressions, so that it can be made smaller.
 */
sealed interface Code {
  /** What only means something in its place. */
  record Text(String text) implements Code {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Several parts in a row.
   *
   * @param type of the expression that it is, if it is one by itself
   * @param optional whether it may be left out
   */
  record Node(Optional<Ty> type, boolean optional, List<Code> parts) implements Code {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      parts.forEach(text::append);
      return text.toString();
    }
  }

  static Code text(String text) {
    return new Text(text);
  }

  /** Strings, codes and lists of codes in a row. */
  static Code of(Object... parts) {
    return new Node(Optional.empty(), false, flat(parts));
  }

  static Code expression(Ty type, Object... parts) {
    return new Node(Optional.of(type), false, flat(parts));
  }

  /** A statement or declaration that others may do without. */
  static Code optional(Object... parts) {
    return new Node(Optional.empty(), true, flat(parts));
  }

  private static List<Code> flat(Object... parts) {
    List<Code> all = new ArrayList<>();
    for (Object part : parts) {
      switch (part) {
        case String text -> all.add(new Text(text));
        case Code code -> all.add(code);
        default -> throw new IllegalArgumentException(part.toString());
      }
    }
    return List.copyOf(all);
  }

  static Code joined(String between, List<Code> codes) {
    List<Code> all = new ArrayList<>();
    for (Code code : codes) {
      if (!all.isEmpty()) {
        all.add(new Text(between));
      }
      all.add(code);
    }
    return new Node(Optional.empty(), false, all);
  }

  /** All nodes, outer ones first. */
  default List<Node> nodes() {
    List<Node> all = new ArrayList<>();
    collect(this, all);
    return all;
  }

  private static void collect(Code code, List<Node> all) {
    if (code instanceof Node node) {
      all.add(node);
      node.parts().forEach(p -> collect(p, all));
    }
  }

  /** With one node, by identity, changed. */
  default Code replace(Node old, UnaryOperator<Node> change) {
    return switch (this) {
      case Text t -> t;
      case Node n when n == old -> change.apply(n);
      case Node n ->
          new Node(
              n.type(), n.optional(), n.parts().stream().map(p -> p.replace(old, change)).toList());
    };
  }
}
