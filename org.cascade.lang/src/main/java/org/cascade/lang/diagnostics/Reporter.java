package org.cascade.lang.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.source.Span;

/** Collects diagnostics of one compilation; the same code at the same place is kept once. */
public final class Reporter {
  private record Key(RuleCode code, Span span) {}

  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  public void report(Diagnostic diagnostic) {
    if (seen.add(new Key(diagnostic.code(), diagnostic.span()))) {
      all.add(diagnostic);
    }
  }

  public void report(RuleCode code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** How many there are now; see {@link #rollBack}. */
  public int mark() {
    return all.size();
  }

  /** Takes back all that came after the mark: for attempts whose mistakes do not count. */
  public List<Diagnostic> rollBack(int mark) {
    List<Diagnostic> tail = all.subList(mark, all.size());
    List<Diagnostic> dropped = List.copyOf(tail);
    dropped.forEach(d -> seen.remove(new Key(d.code(), d.span())));
    tail.clear();
    return dropped;
  }

  /** By file, place and code. */
  public List<Diagnostic> sorted() {
    return all.stream()
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.span().source().path())
                .thenComparing(d -> d.span().offset())
                .thenComparing(Diagnostic::code))
        .toList();
  }
}
