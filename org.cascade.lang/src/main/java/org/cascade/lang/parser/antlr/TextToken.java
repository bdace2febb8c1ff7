package org.cascade.lang.parser.antlr;

import org.antlr.runtime.CommonToken;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;

/** A lexeme as the generated parser wants it. */
public final class TextToken extends CommonToken {
  private static final long serialVersionUID = 1L;

  private final transient String whole;
  private final transient Lexeme lexeme;

  public TextToken(String whole, Lexeme lexeme, int type) {
    super(type);
    this.whole = whole;
    this.lexeme = lexeme;
    setStartIndex(lexeme.start());
    setStopIndex(lexeme.end() - 1);
  }

  public Lexeme lexeme() {
    return lexeme;
  }

  @Override
  public String getText() {
    return lexeme.kind() == Kind.EOF ? "" : whole.substring(lexeme.start(), lexeme.end());
  }
}
