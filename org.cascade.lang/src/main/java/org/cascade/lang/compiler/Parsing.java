package org.cascade.lang.compiler;

import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.parser.CascadeParsing;
import org.cascade.lang.parser.ItemCache;
import org.cascade.lang.parser.Parsed;
import org.cascade.lang.parser.SyntaxError;
import org.cascade.lang.source.Source;

/** Parses files, and turns syntax errors into diagnostics. */
public final class Parsing {
  private static final CascadeParsing PARSING = new CascadeParsing();

  private Parsing() {}

  /** What could be understood of a text; what could not is reported. */
  public static Module parse(Source source, Reporter reporter) {
    return parse(source, new ItemCache(), reporter);
  }

  /** The same, with what an earlier version of the text has left. */
  static Module parse(Source source, ItemCache cache, Reporter reporter) {
    Parsed parsed = PARSING.parse(source, cache);
    for (SyntaxError error : parsed.errors()) {
      Diagnostic told = Diagnostic.of(error.rule(), error.span(), error.message());
      reporter.report(told.with(error.fixes().toArray(Diagnostic.Fix[]::new)));
    }
    parsed.unread().forEach(reporter::unread);
    return parsed.module();
  }
}
