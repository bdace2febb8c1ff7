package org.cascade.lang.ide.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Workspace;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Diagnostics of the compiler in the protocol's form. */
public final class Told {
  /** Rule pages are virtual documents. */
  public static final String RULE_PAGES = "cascade:/rules/";

  private Told() {}

  /** By the path of the source they are in. */
  public static Map<String, List<Diagnostic>> byPath(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> all = new TreeMap<>();
    for (Diagnostic d : diagnostics) {
      all.computeIfAbsent(d.span().source().path(), p -> new ArrayList<>()).add(d);
    }
    return all;
  }

  public static org.eclipse.lsp4j.Diagnostic of(Diagnostic d, Workspace workspace) {
    var told = new org.eclipse.lsp4j.Diagnostic(range(d), d.message());
    told.setSeverity(severity(d.severity()));
    told.setSource("cascade");
    told.setCode(Either.forLeft(d.code().id()));
    told.setCodeDescription(new DiagnosticCodeDescription(RULE_PAGES + d.code().id() + ".md"));
    told.setRelatedInformation(
        d.related().stream()
            .map(r ->
                new DiagnosticRelatedInformation(
                    new Location(workspace.uriOf(r.span().source()), Positions.range(r.span())),
                    r.message()))
            .toList());
    return told;
  }

  /** Where something is missing there is nothing to underline: the letter before it is. */
  private static Range range(Diagnostic d) {
    if (d.span().length() > 0 || d.span().offset() == 0) {
      return Positions.range(d.span());
    }
    int at = d.span().offset();
    boolean lineStart = d.span().source().text().charAt(at - 1) == '\n';
    return Positions.range(d.span().source(), lineStart ? at : at - 1, at);
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case HINT -> DiagnosticSeverity.Hint;
    };
  }
}
