package org.cascade.lang.parser.antlr;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.cascade.lang.parser.scan.Lexeme;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.ParseException;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;

/**
 * Parses a stretch of lexemes by one rule of the grammar, without resources, linking or white
 * space. Not for several threads at once.
 */
public final class ItemParser extends CascadeParser {
  private static final class Run {
    final String text;
    final List<Lexeme> lexemes;
    final List<Complaint> complaints = new ArrayList<>();

    Run(String text, List<Lexeme> lexemes) {
      this.text = text;
      this.lexemes = lexemes;
    }
  }

  /** What the parser could not make sense of: the place, and a sentence on it. */
  public record Complaint(int start, int end, String message) {}

  /** The model, null if nothing at all was understood, and the complaints. */
  public record Result(
      @org.jspecify.annotations.Nullable EObject root, List<Complaint> complaints) {}

  private Run run = new Run("", List.of());

  /** Parses all the lexemes by a rule. */
  public Result parse(String rule, String text, List<Lexeme> lexemes) {
    run = new Run(text, lexemes);
    // The characters come with the lexemes; the stream is not read.
    try {
      IParseResult parsed = parse(rule, (CharStream) null);
      return new Result(parsed.getRootASTElement(), run.complaints);
    } catch (ParseException wrapped) {
      throw unwrapped(wrapped);
    }
  }

  /** The parser wraps whatever happens in it, the end of the stack too. */
  private static RuntimeException unwrapped(ParseException wrapped) {
    for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
      if (cause instanceof StackOverflowError overflow) {
        throw overflow;
      }
    }
    return wrapped;
  }

  @Override
  protected TokenSource createLexer(CharStream stream) {
    return new LexemeTokenSource(run.text, run.lexemes, CascadeTokenSource.TYPES);
  }

  @Override
  public ISyntaxErrorMessageProvider getSyntaxErrorProvider() {
    return new ISyntaxErrorMessageProvider() {
      @Override
      public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        return complain(context.getRecognitionException());
      }

      @Override
      public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
        throw new IllegalStateException(context.getDefaultMessage());
      }
    };
  }

  private SyntaxErrorMessage complain(RecognitionException problem) {
    Token token = problem.token;
    Lexeme found = token instanceof TextToken known ? known.lexeme() : Lexeme.endAfter(run.lexemes);
    SyntaxMessages messages = new SyntaxMessages(run.text, run.lexemes);
    String message = messages.sentence(found, problem);
    Lexeme blamed = messages.foreign(found).orElse(found);
    run.complaints.add(new Complaint(blamed.start(), blamed.end(), message));
    return new SyntaxErrorMessage(message, "syntax");
  }
}
