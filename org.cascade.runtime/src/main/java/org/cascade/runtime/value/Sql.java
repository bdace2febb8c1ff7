package org.cascade.runtime.value;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;

/** Checks of SQL texts: what {@code sql_valid} runs where a text is not a constant. */
public final class Sql {
  private Sql() {}

  /** Whether a text is one statement of SQL. */
  public static boolean valid(String text) {
    if (text.isBlank()) {
      return false;
    }
    try {
      var parser = new CCJSqlParser(text);
      parser.Statement();
      return parser.getNextToken().kind == CCJSqlParserConstants.EOF;
    } catch (ParseException | TokenMgrException malformed) {
      return false;
    }
  }
}
