package org.cascade.lang.ide.formatting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;
import org.cascade.lang.source.Source;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/**
 * Lays out what has just been typed: behind a line break the new line is indented, behind a closing
 * brace what it closes is laid out. Works in texts that do not parse.
 */
public final class Typing {
  /** What the editor is to ask behind. */
  public static final List<String> TRIGGERS = List.of("\n", "}");

  private static final String STEP = "    ";

  private final Source source;
  private final Scanned scanned;
  private final int line;

  private Typing(Source source, Position at) {
    this.source = source;
    this.scanned = Scanned.of(source.text());
    this.line = at.getLine() + 1;
  }

  /**
   * @param typed one of {@link #TRIGGERS}
   * @param at the place behind it
   */
  public static List<TextEdit> behind(Source source, String typed, Position at) {
    Typing typing = new Typing(source, at);
    int offset = Positions.offset(source, at);
    if (typing.line > source.lineCount() || typing.isWithinText(offset)) {
      return List.of();
    }
    return typed.equals("}") ? typing.closed(offset) : typing.indented();
  }

  /** Whether a place is in a string or a comment. */
  private boolean isWithinText(int offset) {
    return Stream.concat(scanned.lexemes().stream(), scanned.trivia().stream())
        .filter(l -> l.start() < offset && offset < l.end())
        .anyMatch(l ->
            switch (l.kind()) {
              case STRING, STR_HEAD, STR_MID, STR_TAIL, ML_COMMENT -> true;
              default -> false;
            });
  }

  private List<TextEdit> closed(int offset) {
    Optional<Lexeme> opener = openerOf(offset - 1);
    List<TextEdit> whole = Formatting.whole(source);
    if (!whole.isEmpty() && opener.isPresent()) {
      int from = source.lineOf(opener.get().start()) - 1;
      return Formatting.among(
          whole, new Range(new Position(from, 0), new Position(line - 1, Integer.MAX_VALUE)));
    }
    int start = source.startOf(line);
    return source.text().substring(start, Math.max(start, offset - 1)).isBlank()
        ? indented()
        : List.of();
  }

  /** The bracket that one at an offset closes. */
  private Optional<Lexeme> openerOf(int offset) {
    Deque<Lexeme> open = new ArrayDeque<>();
    for (Lexeme lexeme : scanned.lexemes()) {
      boolean isGuess = lexeme.end() == lexeme.start();
      switch (isGuess ? Kind.SEP : lexeme.kind()) {
        case LBRACE, HEAD_OPEN, LPAREN, LBRACK -> open.push(lexeme);
        case RBRACE, RPAREN, RBRACK -> {
          Optional<Lexeme> top = Optional.ofNullable(open.poll());
          if (lexeme.start() == offset) {
            return top;
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private List<TextEdit> indented() {
    int start = source.startOf(line);
    String text = source.line(line);
    int blank = text.length() - text.stripLeading().length();
    String wanted = indentation(start, start + blank);
    return text.substring(0, blank).equals(wanted)
        ? List.of()
        : List.of(new TextEdit(Positions.range(source, start, start + blank), wanted));
  }

  /** One step more than the line where the innermost open bracket is, or that if it closes. */
  private String indentation(int lineStart, int firstLetter) {
    Deque<Lexeme> open = new ArrayDeque<>();
    Optional<Lexeme> last = Optional.empty();
    boolean closes = false;
    for (Lexeme lexeme : scanned.lexemes()) {
      if (lexeme.end() == lexeme.start()) {
        continue; // where brackets do not match, the scanner guesses which were forgotten
      }
      if (lexeme.start() >= lineStart) {
        closes = lexeme.start() == firstLetter && isCloser(lexeme);
        break;
      }
      switch (lexeme.kind()) {
        case LBRACE, HEAD_OPEN, LPAREN, LBRACK -> open.push(lexeme);
        case RBRACE, RPAREN, RBRACK -> open.poll();
        default -> {}
      }
      last = Optional.of(lexeme);
    }
    String base = open.isEmpty() ? "" : indentOf(open.peek());
    if (open.isEmpty() || closes) {
      return base + (last.filter(Typing::goesOn).isPresent() ? STEP : "");
    }
    boolean goesOn = last.filter(l -> l != open.peek() && goesOn(l)).isPresent();
    return base + STEP + (goesOn ? STEP : "");
  }

  private String indentOf(Lexeme lexeme) {
    String text = source.line(source.lineOf(lexeme.start()));
    return text.substring(0, text.length() - text.stripLeading().length());
  }

  private static boolean isCloser(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case RBRACE, RPAREN, RBRACK -> true;
      default -> false;
    };
  }

  /** Whether the next line belongs to what ends with this. */
  private static boolean goesOn(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case DEFINE, ARROW, TO, ASSIGN, AND, OR, NOT, PLUS, TIMES, PIPE -> true;
      default -> false;
    };
  }
}
