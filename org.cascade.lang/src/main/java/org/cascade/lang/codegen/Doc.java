package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.source.Span;

/** Java text whose line breaks are still open; {@link Layout} settles them. */
sealed interface Doc {
  Doc EMPTY = new Text("");

  /** A break that is a space where its group fits the line. */
  Doc LINE = new Line(" ", false);

  /** A break that is nothing where its group fits the line. */
  Doc SOFT = new Line("", false);

  /** A break in any case; all groups around it are broken. */
  Doc HARD = new Line("", true);

  /** Without line breaks. */
  record Text(String text) implements Doc {}

  record Line(String flat, boolean hard) implements Doc {}

  record Cat(List<Doc> parts, boolean hard) implements Doc {}

  record Nest(int by, Doc body) implements Doc {}

  /** On one line if it fits, else all its own breaks are taken. */
  record Group(Doc body) implements Doc {}

  /** Text that comes from a place in a source. */
  record At(Span span, Doc body) implements Doc {}

  /** Whether it has a break that is always taken. */
  default boolean hard() {
    return switch (this) {
      case Text t -> false;
      case Line l -> l.hard;
      case Cat c -> c.hard;
      case Nest n -> n.body.hard();
      case Group g -> g.body.hard();
      case At a -> a.body.hard();
    };
  }

  static Doc text(String text) {
    return new Text(text);
  }

  /** Strings, docs and {@link Code}s, one after the other. */
  static Doc cat(Object... parts) {
    List<Doc> docs = new ArrayList<>(parts.length);
    for (Object part : parts) {
      docs.add(
          switch (part) {
            case Doc d -> d;
            case Code c -> c.doc();
            default -> new Text(part.toString());
          });
    }
    return cat(docs);
  }

  static Doc cat(List<Doc> docs) {
    return new Cat(List.copyOf(docs), docs.stream().anyMatch(Doc::hard));
  }

  static Doc nest(int by, Object... parts) {
    return new Nest(by, cat(parts));
  }

  static Doc group(Object... parts) {
    return new Group(cat(parts));
  }

  static Doc join(Doc between, List<Doc> docs) {
    List<Doc> all = new ArrayList<>();
    for (Doc doc : docs) {
      if (!all.isEmpty()) {
        all.add(between);
      }
      all.add(doc);
    }
    return cat(all);
  }

  /** With commas: all on this line, else all on the next, else one a line. */
  static Doc list(String open, List<Doc> items, String close) {
    if (items.isEmpty()) {
      return text(open + close);
    }
    return group(open, nest(4, SOFT, group(join(cat(",", LINE), items))), close);
  }

  /** {@code head { body }} with the body indented; <code>{}</code> if there is none. */
  static Doc braces(Object head, List<Doc> body) {
    return body.isEmpty()
        ? cat(head, "{}")
        : cat(head, "{", nest(2, HARD, join(HARD, body)), HARD, "}");
  }
}
