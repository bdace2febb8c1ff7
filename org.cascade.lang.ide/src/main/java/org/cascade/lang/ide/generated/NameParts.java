package org.cascade.lang.ide.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.infer.TypeTable;
import org.cascade.lang.source.BuiltSource;
import org.cascade.lang.source.Span;
import org.cascade.lang.source.TextPiece;

/** What a built name was put together of, and where each part is written. */
record NameParts(List<Part> parts) {

  /**
   * A part of a name.
   *
   * @param place absent if it is written nowhere as it stands, such as a number that was computed
   * @param given whether it was put into the text that has the rest, such as by a caller
   */
  record Part(String text, Optional<Span> place, boolean given) {
    boolean isAt(Span other) {
      return place.filter(other::equals).isPresent();
    }
  }

  static NameParts of(TypeTable table, Entity entity) {
    List<Part> parts = new ArrayList<>();
    add(table, entity.declared(), entity.name(), false, parts);
    return new NameParts(List.copyOf(parts));
  }

  /** Follows a stretch from a built text to the texts that it was built of. */
  private static void add(TypeTable table, Span span, String text, boolean given, List<Part> into) {
    Optional<BuiltSource> origin = table.origin(span.source());
    if (origin.isEmpty()) {
      boolean asWritten = span.text().equals(text);
      into.add(new Part(text, Optional.of(span).filter(s -> asWritten), given));
      return;
    }
    BuiltSource built = origin.get();
    int start = built.within(span.offset());
    for (TextPiece piece : built.text().piecesIn(start, span.length())) {
      String part = built.text().text().substring(piece.start(), piece.end());
      boolean inserted = !built.text().origin().holds(piece.place());
      add(table, piece.place(), part, inserted, into);
    }
  }

  /** The name with the part at a place replaced; the same if it has no such part. */
  String with(Span place, String text) {
    StringBuilder name = new StringBuilder();
    parts.forEach(p -> name.append(p.isAt(place) ? text : p.text()));
    return name.toString();
  }

  /** The one part to change, and to what, for the whole to become another name. */
  Optional<Change> towards(String name) {
    Optional<Change> found = Optional.empty();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String before = joined(parts.subList(0, i));
      String after = joined(parts.subList(i + 1, parts.size()));
      boolean fits =
          part.place().isPresent()
              && name.length() > before.length() + after.length()
              && name.startsWith(before)
              && name.endsWith(after);
      if (fits && (found.isEmpty() || part.given())) {
        String text = name.substring(before.length(), name.length() - after.length());
        found = Optional.of(new Change(part.place().orElseThrow(), text));
      }
    }
    return found;
  }

  /** Another text for a stretch of a file. */
  record Change(Span place, String text) {}

  /** The parts in words: {@code `get_` and `name`}. */
  String shown() {
    return String.join(" and ", parts.stream().map(p -> "`" + p.text() + "`").toList());
  }

  private static String joined(List<Part> some) {
    return String.join("", some.stream().map(Part::text).toList());
  }
}
