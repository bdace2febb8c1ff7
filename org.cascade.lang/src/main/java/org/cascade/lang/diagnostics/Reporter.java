package org.cascade.lang.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.source.BuiltSource;
import org.cascade.lang.source.BuiltText;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.source.TextPiece;

/** Collects diagnostics of one compilation; the same code at the same place is kept once. */
public final class Reporter {
  private record Key(RuleCode code, Span span) {}

  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private final Map<Source, BuiltSource> fragments = new IdentityHashMap<>();

  /** Where errors are in texts that were built, which are told elsewhere. */
  private final List<Span> inFragments = new ArrayList<>();

  private final UnreadText unread = new UnreadText();

  /** Says that a stretch could not be read: of what only follows from that nothing is told. */
  public void unread(Span stretch) {
    unread.add(stretch);
  }

  public boolean isUnread(Span span) {
    return unread.holds(span);
  }

  /**
   * Says that a source was built at compile time: what is reported in it is told at the string it
   * comes from, with the {@code @} call that led there.
   */
  public void fragment(Source source, BuiltSource built) {
    fragments.put(source, built);
  }

  public void report(Diagnostic reported) {
    Diagnostic diagnostic = placed(reported);
    if (seen.add(new Key(diagnostic.code(), diagnostic.span()))) {
      all.add(diagnostic);
    }
  }

  private Diagnostic placed(Diagnostic d) {
    BuiltSource fragment = fragments.get(d.span().source());
    if (fragment == null) {
      return d;
    }
    if (d.severity() == Severity.ERROR) {
      inFragments.add(d.span());
    }
    BuiltText text = fragment.text();
    int offset = fragment.within(d.span().offset());
    Span place = text.locate(offset, d.span().length());
    List<Diagnostic.Related> related = new ArrayList<>();
    if (!text.origin().holds(place)) {
      related.add(new Diagnostic.Related(text.origin(), "put into this text"));
    }
    text.insertedIn(offset, d.span().length()).stream()
        .map(p -> new Diagnostic.Related(p.place(), "`" + shown(text, p) + "` comes from here"))
        .forEach(related::add);
    related.addAll(d.related());
    related.add(new Diagnostic.Related(fragment.call(), "built by this call"));
    String message = where(text.text(), offset) + d.message();
    return new Diagnostic(d.code(), place, message, List.copyOf(related), List.of());
  }

  private static String shown(BuiltText text, TextPiece piece) {
    return text.text().substring(piece.start(), piece.end());
  }

  /** Where in a built text something is, to go before what is said of it. */
  private static String where(String text, int offset) {
    Source whole = new Source("", text);
    int line = whole.lineOf(offset);
    String shown = whole.line(line).strip();
    return whole.lineCount() == 1
        ? "In the built text `%s`, at column %d: ".formatted(shown, whole.columnOf(offset))
        : "In line %d of the built text, `%s`, at column %d: "
            .formatted(line, shown, whole.columnOf(offset));
  }

  public void report(RuleCode code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  /** How many there are. */
  public int count() {
    return all.size();
  }

  /** Those behind the first so many. */
  public List<Diagnostic> since(int count) {
    return List.copyOf(all.subList(count, all.size()));
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** Where errors are and where text could not be read, also where nothing is told of it. */
  public List<Span> faulty() {
    List<Span> places = new ArrayList<>(unread.starts());
    places.addAll(inFragments);
    all.stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(Diagnostic::span)
        .forEach(places::add);
    return places;
  }

  /** Whether something within a stretch is wrong or could not be read. */
  public boolean isFaulty(Span span) {
    return faulty().stream().anyMatch(span::holds);
  }

  /** By file, place and code, without what only follows from text that could not be read. */
  public List<Diagnostic> sorted() {
    return all.stream()
        .filter(d -> !unread.explains(d))
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.span().source().path())
                .thenComparing(d -> d.span().offset())
                .thenComparing(Diagnostic::code))
        .toList();
  }
}
