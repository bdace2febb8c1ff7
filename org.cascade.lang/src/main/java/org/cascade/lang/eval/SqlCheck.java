package org.cascade.lang.eval;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

/** Checks of SQL texts, by a real parser; names against record types are {@link SqlNames}' job. */
public final class SqlCheck {
  private SqlCheck() {}

  /** Whether a text is one statement of SQL. */
  static boolean isValid(String text) {
    return fault(text).isEmpty();
  }

  /** As {@link #isValid(String)}, with all tables and columns among these record types. */
  static boolean isValid(String text, List<Value> tables) {
    return fault(text, tables).isEmpty();
  }

  /** Why a text is not one statement of SQL. */
  public static Optional<SqlFault> fault(String text) {
    return fault(text, Optional.empty());
  }

  /** The same, with all tables and columns among these record types. */
  public static Optional<SqlFault> fault(String text, List<Value> tables) {
    return fault(text, Optional.of(tables));
  }

  private static Optional<SqlFault> fault(String text, Optional<List<Value>> tables) {
    if (text.isBlank()) {
      return Optional.of(SqlFault.of("it is empty"));
    }
    try {
      CCJSqlParser parser = new CCJSqlParser(text);
      Statement statement = parser.Statement();
      Token after = parser.getNextToken();
      return statement == null || after.kind != CCJSqlParserConstants.EOF
          ? Optional.of(unreadable(text, after))
          : tables.flatMap(t -> SqlNames.unknown(text, statement, t));
    } catch (ParseException malformed) {
      Token before = malformed.currentToken;
      return Optional.of(
          before == null || before.next == null
              ? SqlFault.of(firstLine(malformed))
              : unreadable(text, before.next));
    } catch (TokenMgrException malformed) {
      String reason = firstLine(malformed);
      return Optional.of(
          SqlFault.of(reason.contains("<EOF>") ? "what is quoted in it has no end" : reason));
    }
  }

  private static String firstLine(Throwable malformed) {
    return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** The parser looks ahead by clauses: what is wrong may stand behind the token it stops at. */
  private static SqlFault unreadable(String text, Token token) {
    if (token.kind == CCJSqlParserConstants.EOF) {
      return SqlFault.of("it ends too early");
    }
    String line = text.lines().count() > 1 ? "line " + token.beginLine + ", " : "";
    return SqlFault.of(
        "it cannot be read from `%s` on, at %scolumn %d"
            .formatted(token.image, line, token.beginColumn));
  }
}
