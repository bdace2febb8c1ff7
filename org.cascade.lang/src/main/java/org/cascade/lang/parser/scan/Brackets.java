package org.cascade.lang.parser.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * The brackets open at a place, among them the {@code $(} of strings. What is never closed gets a
 * closing lexeme of no width where it must have ended at the latest, so that the rest is parsed.
 */
final class Brackets {
  /** Deeper than anyone writes, and well within the stack of any thread that parses. */
  static final int LIMIT = 100;

  /**
   * An open bracket.
   *
   * @param index of its lexeme
   * @param string whether it is the {@code $(} of a string
   * @param block whether that string has triple quotes
   */
  private record Open(int index, Kind kind, boolean string, boolean block) {}

  private final String text;
  private final List<Lexeme> lexemes;
  private final List<Scanned.Fault> faults;
  private final List<Open> open = new ArrayList<>();
  private boolean balanced = true;
  private boolean tooDeep;

  Brackets(String text, List<Lexeme> lexemes, List<Scanned.Fault> faults) {
    this.text = text;
    this.lexemes = lexemes;
    this.faults = faults;
  }

  boolean balanced() {
    return balanced;
  }

  boolean tooDeep() {
    return tooDeep;
  }

  int depth() {
    return open.size();
  }

  boolean continuesString(char c) {
    return c == ')' && !open.isEmpty() && open.getLast().string();
  }

  boolean inBlockString() {
    return open.getLast().block();
  }

  /** Takes note of a piece of a string that is the last lexeme. */
  void string(Lexeme lexeme, boolean begins, boolean opens, boolean block) {
    int index = lexemes.size() - 1;
    if (!begins) {
      close(lexeme, index);
    }
    if (opens) {
      open.add(new Open(index, lexeme.kind, true, block));
    }
  }

  /** At the end of a line: an expression in a string of one line ends there. */
  void lineEnds(int at) {
    int outermost = -1;
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).string() && !open.get(i).block()) {
        outermost = i;
      }
    }
    if (outermost >= 0) {
      reportUnclosed(outermost);
      closeDownTo(outermost, at);
    }
  }

  /** Whether the parser is to see this symbol; if not, that has been reported. */
  boolean accepts(Kind kind, int at) {
    if (kind.opens() && !roomFor(at)) {
      return false;
    }
    Kind opener = openerOf(kind);
    if (opener == Kind.EOF) {
      return true;
    }
    int partner = open.size() - 1;
    while (partner >= 0 && open.get(partner).kind() != opener && !open.get(partner).string()) {
      partner--;
    }
    if (partner < 0 || open.get(partner).kind() != opener) {
      balanced = false;
      String message =
          "This `"
              + kind.text()
              + "` closes nothing: remove it, or write `"
              + opener.text()
              + "` where it should have begun.";
      faults.add(new Scanned.Fault(at, at + 1, message, true));
      return false;
    }
    if (partner < open.size() - 1) {
      reportUnclosed(open.size() - 1);
      closeDownTo(partner + 1, at);
    }
    return true;
  }

  /** Whether one more bracket may be opened; if not, that has been reported. */
  boolean roomFor(int at) {
    tooDeep = open.size() >= LIMIT;
    if (tooDeep) {
      String message =
          "This is nested more than "
              + LIMIT
              + " brackets deep: give inner parts names with `let`.";
      faults.add(Scanned.Fault.tooDeep(at, at + 1, message));
    }
    return !tooDeep;
  }

  /** Takes note of an accepted symbol that is the last lexeme. */
  void see(Lexeme lexeme) {
    int index = lexemes.size() - 1;
    if (lexeme.kind.opens()) {
      open.add(new Open(index, lexeme.kind, false, false));
    } else if (openerOf(lexeme.kind) != Kind.EOF) {
      close(lexeme, index);
    }
  }

  private void close(Lexeme closer, int index) {
    Open opener = open.removeLast();
    closer.depth = open.size();
    closer.match = opener.index();
    lexemes.get(opener.index()).match = index;
  }

  /** Before a word that begins a line, in a text whose brackets do not match. */
  void recoverBefore(Kind word, int at, boolean label) {
    boolean atMargin = at == 0 || text.charAt(at - 1) == '\n';
    if (label || open.isEmpty()) {
      return;
    }
    if (atMargin && beginsItem(word)) {
      reportUnclosed(0);
      closeDownTo(0, at);
      return;
    }
    int brace = open.size() - 1;
    while (brace >= 0 && !open.get(brace).kind().isBrace()) {
      brace--;
    }
    if (brace < open.size() - 1 && beginsStatement(word)) {
      reportUnclosed(open.size() - 1);
      closeDownTo(brace + 1, at);
    }
  }

  void closeAll(int at) {
    if (!open.isEmpty()) {
      if (!tooDeep) {
        reportUnclosed(open.size() - 1);
      }
      closeDownTo(0, at);
    }
  }

  private void reportUnclosed(int which) {
    balanced = false;
    Open bracket = open.get(which);
    Lexeme lexeme = lexemes.get(bracket.index());
    int start = bracket.string() ? lexeme.end() - 2 : lexeme.start();
    String written = text.substring(start, lexeme.end());
    String message =
        bracket.string() && !bracket.block()
            ? "The `$(` that opens here is not closed on its line: write `)` where the expression"
                + " ends, or use a string with `\"\"\"`."
            : "The `"
                + written
                + "` that opens here is never closed: write `"
                + closer(bracket.kind())
                + "` where it ends.";
    faults.add(new Scanned.Fault(start, lexeme.end(), message, true));
  }

  /** Closes all brackets from the innermost to the given one. */
  private void closeDownTo(int last, int at) {
    int place = lexemes.isEmpty() ? at : Math.min(at, lexemes.getLast().end());
    while (open.size() > last) {
      Open bracket = open.getLast();
      Kind kind =
          bracket.string()
              ? Kind.STR_TAIL
              : switch (bracket.kind()) {
                case LPAREN -> Kind.RPAREN;
                case LBRACK -> Kind.RBRACK;
                default -> Kind.RBRACE;
              };
      Lexeme lexeme = new Lexeme(kind, place, place);
      lexemes.add(lexeme);
      close(lexeme, lexemes.size() - 1);
    }
  }

  private static String closer(Kind opener) {
    return switch (opener) {
      case LBRACK -> "]";
      case LBRACE, HEAD_OPEN -> "}";
      default -> ")";
    };
  }

  private static Kind openerOf(Kind closer) {
    return switch (closer) {
      case RPAREN -> Kind.LPAREN;
      case RBRACK -> Kind.LBRACK;
      case RBRACE -> Kind.LBRACE;
      default -> Kind.EOF;
    };
  }

  static boolean beginsItem(Kind word) {
    return switch (word) {
      case LET,
          CONST,
          TYPE,
          SPACE,
          DISTRIBUTED,
          TRANSACTION,
          EFFECT,
          IMPORT,
          MODULE,
          TEST,
          EXTERN ->
          true;
      default -> false;
    };
  }

  /** Whether a line that begins an item starts at a place. */
  static boolean beginsItem(String text, int at) {
    if (at > 0 && text.charAt(at - 1) != '\n') {
      return false;
    }
    int end = at;
    while (end < text.length() && end < at + 12 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end > at && beginsItem(Kind.ofWord(text.substring(at, end)));
  }

  /** Whether a word begins a statement, a member or a declaration, and can be nothing else. */
  static boolean beginsStatement(Kind word) {
    return switch (word) {
      case LET, VAR, CONST, STATE, TRANSFORM, TRANSACTION, VIEW, EMBED, ASSERT, DISTRIBUTED -> true;
      case STREAM, PARALLEL, IMPORT, MODULE, EFFECT, TEST, EXTERN -> true;
      default -> false;
    };
  }
}
