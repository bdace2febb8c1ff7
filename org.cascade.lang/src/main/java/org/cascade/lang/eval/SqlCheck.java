package org.cascade.lang.eval;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

/** Checks of SQL texts, by a real parser; names against record types are {@link SqlNames}' job. */
final class SqlCheck {
  private SqlCheck() {}

  /** Whether a text is one statement of SQL. */
  static boolean isValid(String text) {
    return parse(text).isPresent();
  }

  /** As {@link #isValid(String)}, with all tables and columns among these record types. */
  static boolean isValid(String text, List<Value> tables) {
    return parse(text).filter(statement -> SqlNames.resolve(statement, tables)).isPresent();
  }

  private static Optional<Statement> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      CCJSqlParser parser = new CCJSqlParser(text);
      Statement statement = parser.Statement();
      boolean whole = parser.getNextToken().kind == CCJSqlParserConstants.EOF;
      return whole ? Optional.ofNullable(statement) : Optional.empty();
    } catch (ParseException | TokenMgrException malformed) {
      return Optional.empty();
    }
  }
}
