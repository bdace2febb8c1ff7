package org.cascade.lang.ide.contentassist.antlr;

import org.antlr.runtime.TokenSource;
import org.cascade.lang.ide.contentassist.antlr.internal.InternalCascadeParser;
import org.cascade.lang.parser.antlr.ScannedTokenSource;
import org.cascade.lang.parser.antlr.TokenTypes;

/** The tokens of the parser that Xtext generates for content assist. */
public final class CascadeTokenSource extends ScannedTokenSource {
  private static final TokenTypes TYPES = TokenTypes.of(InternalCascadeParser.class);

  public CascadeTokenSource(TokenSource lexer) {
    super(lexer, TYPES);
  }
}
