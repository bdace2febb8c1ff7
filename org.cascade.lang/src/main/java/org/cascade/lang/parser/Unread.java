package org.cascade.lang.parser;

import java.util.List;
import org.cascade.lang.ast.AstBuilder.TopItem;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Node;
import org.cascade.lang.source.Span;

/**
 * How much of an item a syntax error leaves without a sure meaning: of a type or space the member
 * with the error and what follows, of anything else all.
 */
final class Unread {
  private Unread() {}

  /**
   * @param item what was made out of the text
   * @param error where it is wrong
   * @param whole the whole text
   */
  static Span stretch(Object item, int error, Span whole) {
    if (!(item instanceof TopItem.Declared(Node declared))) {
      return whole;
    }
    return members(declared).stream()
        .map(Node::span)
        .filter(s -> s.offset() <= error)
        .reduce((first, second) -> second)
        .map(from -> from.to(whole.after()))
        .orElse(whole);
  }

  private static List<? extends Node> members(Node item) {
    return switch (item) {
      case Decl.Space s -> s.members();
      case Decl.Type t when t.body() instanceof Decl.TypeBody.RecordBody b -> b.members();
      case Decl.Extern e -> e.members();
      default -> List.of();
    };
  }
}
