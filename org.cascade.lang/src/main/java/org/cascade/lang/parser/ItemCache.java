package org.cascade.lang.parser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.AstBuilder.TopItem;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;
import org.cascade.lang.source.Anchor;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/**
 * The items of the last version of one file, to be taken again where their text has not changed.
 * For one file and one parse at a time; trees of the version before then tell the places of the new
 * one.
 */
public final class ItemCache {
  private Map<Key, Deque<Entry>> last = new HashMap<>();
  private Map<Key, Deque<Entry>> current = new HashMap<>();

  /**
   * What an item's tree depends on.
   *
   * @param doc the doc comment above it
   * @param kinds of the lexemes: they may differ for the same text if a bracket elsewhere is open
   */
  record Key(String text, String doc, List<Kind> kinds) {
    static Key of(Scanned scanned, List<Lexeme> lexemes) {
      List<Kind> kinds = new ArrayList<>(lexemes.size());
      lexemes.forEach(l -> kinds.add(l.kind()));
      int start = lexemes.getFirst().start();
      String text = scanned.text().substring(start, lexemes.getLast().end());
      return new Key(text, scanned.docs().getOrDefault(start, ""), List.copyOf(kinds));
    }
  }

  /**
   * An item as parsed.
   *
   * @param anchor what all spans in it are counted from
   * @param unread what has no sure meaning for its errors
   */
  record Entry(
      Anchor anchor, Optional<TopItem> item, List<SyntaxError> errors, List<Span> unread) {}

  private Optional<Whole> whole = Optional.empty();

  /** A file as it was parsed. */
  private record Whole(Source source, Parsed parsed) {}

  /** What came of this very version of the file, if it was the last one. */
  Optional<Parsed> same(Source source) {
    return whole.filter(w -> w.source == source).map(Whole::parsed);
  }

  void keep(Source source, Parsed parsed) {
    whole = Optional.of(new Whole(source, parsed));
  }

  void begin() {
    last = current;
    current = new HashMap<>();
  }

  /** An item with this text, moved to where it stands now; each is given once. */
  Optional<Entry> take(Key key, Source source, int start) {
    Deque<Entry> same = last.get(key);
    if (same == null || same.isEmpty()) {
      return Optional.empty();
    }
    Entry entry = same.removeFirst();
    entry.anchor.moveTo(source, start);
    keep(key, entry);
    return Optional.of(entry);
  }

  void keep(Key key, Entry entry) {
    current.computeIfAbsent(key, k -> new ArrayDeque<>()).add(entry);
  }

  /** What was not taken is gone. */
  void end() {
    last = Map.of();
  }
}
