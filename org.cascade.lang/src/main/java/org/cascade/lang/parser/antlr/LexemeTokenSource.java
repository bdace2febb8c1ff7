package org.cascade.lang.parser.antlr;

import java.util.List;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;

/** Hands out a stretch of lexemes as tokens, then the end of the file. */
final class LexemeTokenSource implements TokenSource {
  private final String text;
  private final List<Lexeme> lexemes;
  private final TokenTypes types;
  private int next;

  LexemeTokenSource(String text, List<Lexeme> lexemes, TokenTypes types) {
    this.text = text;
    this.lexemes = lexemes;
    this.types = types;
  }

  @Override
  public Token nextToken() {
    if (next < lexemes.size()) {
      Lexeme lexeme = lexemes.get(next++);
      return new TextToken(text, lexeme, types.of(lexeme.kind()));
    }
    return new TextToken(text, Lexeme.endAfter(lexemes), types.of(Kind.EOF));
  }

  @Override
  public String getSourceName() {
    return "";
  }
}
