package org.cascade.lang.parser.antlr;

import org.antlr.runtime.TokenSource;
import org.cascade.lang.parser.antlr.internal.InternalCascadeParser;

/** The tokens of the parser that builds Xtext's model. */
public final class CascadeTokenSource extends ScannedTokenSource {
  static final TokenTypes TYPES = TokenTypes.of(InternalCascadeParser.class);

  public CascadeTokenSource(TokenSource lexer) {
    super(lexer, TYPES);
  }
}
