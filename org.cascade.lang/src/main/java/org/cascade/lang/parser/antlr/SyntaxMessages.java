package org.cascade.lang.parser.antlr;

import java.util.List;
import org.antlr.runtime.RecognitionException;
import org.cascade.lang.parser.scan.Lexeme;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;

/** What is said of a text that the grammar does not allow. */
public final class SyntaxMessages extends SyntaxErrorMessageProvider {
  static final String CODE = "syntax";

  static String sentence(
      String text, List<Lexeme> lexemes, Lexeme found, RecognitionException problem) {
    return "Unexpected " + found + " " + problem;
  }

  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
    return super.getSyntaxErrorMessage(context);
  }
}
