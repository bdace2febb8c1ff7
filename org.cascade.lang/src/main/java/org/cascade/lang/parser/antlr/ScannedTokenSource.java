package org.cascade.lang.parser.antlr;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.Lexer;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;

/**
 * All tokens of a text, white space and comments among them, for the parsers that Xtext generates
 * for editors. The generated lexer only lends its text.
 */
public abstract class ScannedTokenSource implements TokenSource {
  private final String text;
  private final TokenTypes types;
  private final Iterator<Lexeme> lexemes;

  protected ScannedTokenSource(TokenSource lexer, TokenTypes types) {
    CharStream stream = ((Lexer) lexer).getCharStream();
    this.text = stream.size() == 0 ? "" : stream.substring(0, stream.size() - 1);
    this.types = types;
    Scanned scanned = Scanned.of(text);
    // Sorting is stable: a separator of no width stays before the white space that follows it.
    List<Lexeme> all =
        Stream.concat(scanned.lexemes().stream(), scanned.trivia().stream())
            .sorted(Comparator.comparingInt(Lexeme::start).thenComparingInt(Lexeme::end))
            .toList();
    this.lexemes = all.iterator();
  }

  @Override
  public Token nextToken() {
    Lexeme lexeme = lexemes.hasNext() ? lexemes.next() : Lexeme.endOf(text.length());
    return new TextToken(text, lexeme, types.of(lexeme.kind()));
  }

  @Override
  public String getSourceName() {
    return "";
  }
}
