package org.cascade.lang.ui.editor;

import java.util.List;
import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.IWordDetector;
import org.eclipse.jface.text.rules.NumberRule;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WordRule;

/** Colours words by their form, which needs no server: words of the language, types, numbers. */
final class WordsByForm extends RuleBasedScanner {
  /** The words that are never names. */
  static final List<String> KEYWORDS =
      List.of(
          "let",
          "var",
          "const",
          "type",
          "space",
          "state",
          "transform",
          "transaction",
          "view",
          "stream",
          "embed",
          "effect",
          "extern",
          "test",
          "migrate",
          "distributed",
          "parallel",
          "import",
          "module",
          "if",
          "else",
          "match",
          "where",
          "for",
          "while",
          "in",
          "return",
          "with",
          "assert",
          "and",
          "or",
          "not",
          "as",
          "is",
          "self");

  WordsByForm() {
    Token keyword = new Token(Theme.KEYWORD.attribute());
    Token number = new Token(Theme.NUMBER.attribute());
    WordRule words = new WordRule(new Words(), Token.UNDEFINED);
    KEYWORDS.forEach(word -> words.addWord(word, keyword));
    words.addWord("true", number);
    words.addWord("false", number);
    setRules(
        words,
        new Capitalised(new Token(Theme.TYPE.attribute())),
        new Names(),
        new NumberRule(number));
  }

  private static final class Words implements IWordDetector {
    @Override
    public boolean isWordStart(char c) {
      return Character.isLetter(c) || c == '_';
    }

    @Override
    public boolean isWordPart(char c) {
      return Character.isLetterOrDigit(c) || c == '_';
    }
  }

  /** A word with a capital letter is a type's, or a constructor's. */
  private record Capitalised(IToken token) implements IRule {
    @Override
    public IToken evaluate(ICharacterScanner scanner) {
      int first = scanner.read();
      if (!Character.isUpperCase(first)) {
        scanner.unread();
        return Token.UNDEFINED;
      }
      readWord(scanner);
      return token;
    }
  }

  /** Any other word, so that a number in it is none. */
  private record Names() implements IRule {
    private static final IToken NAME = new Token(null);

    @Override
    public IToken evaluate(ICharacterScanner scanner) {
      int first = scanner.read();
      if (first == ICharacterScanner.EOF || !(Character.isLetter(first) || first == '_')) {
        scanner.unread();
        return Token.UNDEFINED;
      }
      readWord(scanner);
      return NAME;
    }
  }

  private static void readWord(ICharacterScanner scanner) {
    int c = scanner.read();
    while (c != ICharacterScanner.EOF && (Character.isLetterOrDigit(c) || c == '_')) {
      c = scanner.read();
    }
    scanner.unread();
  }
}
