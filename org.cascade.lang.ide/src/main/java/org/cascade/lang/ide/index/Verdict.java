package org.cascade.lang.ide.index;

import java.util.List;
import java.util.stream.Stream;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Diagnostic.Edit;
import org.cascade.lang.diagnostics.Diagnostic.Fix;
import org.cascade.lang.diagnostics.Diagnostic.Related;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.source.Span;

/**
 * All that is told of a program.
 *
 * @param claims of claims that are not proved
 * @param others all the rest
 */
public record Verdict(List<Diagnostic> claims, List<Diagnostic> others) {
  public Verdict {
    claims = List.copyOf(claims);
    others = List.copyOf(others);
  }

  /** The same with places of the texts as they are now, wherever those go. */
  public Verdict frozen() {
    return new Verdict(
        claims.stream().map(Verdict::frozen).toList(),
        others.stream().map(Verdict::frozen).toList());
  }

  private static Diagnostic frozen(Diagnostic d) {
    return new Diagnostic(
        d.code(),
        frozen(d.span()),
        d.message(),
        d.related().stream().map(r -> new Related(frozen(r.span()), r.message())).toList(),
        d.fixes().stream().map(Verdict::frozen).toList());
  }

  private static Fix frozen(Fix fix) {
    return new Fix(
        fix.title(), fix.edits().stream().map(e -> new Edit(frozen(e.span()), e.text())).toList());
  }

  private static Span frozen(Span span) {
    return new Span(span.source(), span.offset(), span.length());
  }

  public List<Diagnostic> all() {
    return Stream.concat(others.stream(), claims.stream()).toList();
  }

  /** Whether every claim was judged: what has errors in it is not. */
  public boolean isWhole() {
    return others.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }
}
