package org.cascade.lang.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;

/** Collects diagnostics of one compilation; the same code at the same place is kept once. */
public final class Reporter {
  private record Key(RuleCode code, Span span) {}

  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private final Map<Source, Fragment> fragments = new IdentityHashMap<>();

  /** Where a text built at compile time comes from. */
  private record Fragment(Span origin, Span call) {}

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
  public void fragment(Source source, Span origin, Span call) {
    fragments.put(source, new Fragment(origin, call));
  }

  public void report(Diagnostic reported) {
    Diagnostic diagnostic = placed(reported);
    if (seen.add(new Key(diagnostic.code(), diagnostic.span()))) {
      all.add(diagnostic);
    }
  }

  private Diagnostic placed(Diagnostic d) {
    Fragment fragment = fragments.get(d.span().source());
    if (fragment == null) {
      return d;
    }
    List<Diagnostic.Related> related = new ArrayList<>(d.related());
    related.add(new Diagnostic.Related(fragment.call, "built by this call"));
    String where = "In the built text `%s`: ".formatted(d.span().source().text().strip());
    String message = d.code() == RuleCode.BUILT_INVALID ? d.message() : where + d.message();
    return new Diagnostic(d.code(), fragment.origin, message, List.copyOf(related), List.of());
  }

  public void report(RuleCode code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  /** How many there are. */
  public int count() {
    return all.size();
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** Where errors are and where text could not be read, also where nothing is told of it. */
  public List<Span> faulty() {
    List<Span> places = new ArrayList<>(unread.starts());
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
