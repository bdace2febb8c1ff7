package org.cascade.lang.parser.antlr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.RecognitionException;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;

/**
 * What is said where the grammar does not allow a lexeme: a sentence on what stands there, what was
 * expected, and a way out. The parser generator's own words say neither.
 */
final class SyntaxMessages {
  private final String text;
  private final List<Lexeme> lexemes;

  SyntaxMessages(String text, List<Lexeme> lexemes) {
    this.text = text;
    this.lexemes = lexemes;
  }

  /** The word of another language that is to blame for what is found, if there is one. */
  Optional<Lexeme> foreign(Lexeme found) {
    return found.kind() == Kind.SEP
        ? Optional.empty()
        : Stream.of(Optional.of(before(found)), Optional.of(found), firstWord(found))
            .flatMap(Optional::stream)
            .filter(w -> ForeignWords.explain(written(w)).isPresent())
            .findFirst();
  }

  String sentence(Lexeme found, RecognitionException problem) {
    Optional<String> foreign = foreign(found).flatMap(w -> ForeignWords.explain(written(w)));
    if (foreign.isPresent()) {
      return foreign.get();
    }
    Lexeme before = before(found);
    Optional<Kind> expected =
        problem instanceof MismatchedTokenException mismatch
            ? CascadeTokenSource.TYPES.kind(mismatch.expecting)
            : Optional.empty();
    if (found.kind().isReserved() && expectsName(before.kind(), expected)) {
      return shown(found)
          + " is a reserved word and cannot be a name here: choose another, such as"
          + " `"
          + written(found)
          + "_`.";
    }
    return expected.isPresent()
        ? mismatch(found, before, expected.get())
        : unexpected(found, before);
  }

  private static boolean expectsName(Kind before, Optional<Kind> expected) {
    if (expected.isPresent()) {
      return expected.get() == Kind.LOWER_ID;
    }
    return switch (before) {
      case LET, VAR, CONST, STATE, EMBED, STREAM, FOR, TRANSFORM, TRANSACTION, VIEW -> true;
      default -> false;
    };
  }

  // ---- one kind was expected ----

  private String mismatch(Lexeme found, Lexeme before, Kind expected) {
    return switch (expected) {
      case LOWER_ID -> lowerExpected(found);
      case UPPER_ID -> upperExpected(found);
      case EOF -> moreThanExpected(found, before);
      case HEAD_OPEN ->
          "A block is expected "
              + place(found)
              + ": write `{` on the line where the head ends, and"
              + " `}` behind the block.";
      case STRING -> "A string in double quotes is expected " + place(found) + ".";
      case RPAREN, RBRACK, RBRACE, TYPE_CLOSE -> closing(found, expected);
      case STR_TAIL, STR_MID -> "`)` is expected " + place(found) + ", where the `$(` ends.";
      default ->
          expected.text().isEmpty()
              ? unexpected(found, before)
              : "`" + expected.text() + "` is expected " + place(found) + ".";
    };
  }

  private String closing(Lexeme found, Kind expected) {
    return found.kind() == Kind.WHERE
        ? "`where` stands behind a declared type, not here: write `{ value: Int | value > 0 }` for"
            + " a refined type without a name, or declare `type Name = Int where value > 0`."
        : "`,` or `"
            + expected.text()
            + "` is expected "
            + place(found)
            + ": separate the parts, or close the bracket.";
  }

  private String lowerExpected(Lexeme found) {
    if (found.kind() == Kind.UPPER_ID) {
      String name = written(found);
      return shown(found)
          + " begins with a capital letter, as only types and constructors do: write"
          + " `"
          + name.substring(0, 1).toLowerCase(Locale.ROOT)
          + name.substring(1)
          + "`.";
    }
    return "A name is expected " + place(found) + ".";
  }

  private String upperExpected(Lexeme found) {
    if (found.kind() == Kind.LOWER_ID) {
      String name = written(found);
      return shown(found)
          + " stands where a type or a constructor is expected, and those begin with"
          + " a capital letter: write `"
          + name.substring(0, 1).toUpperCase(Locale.ROOT)
          + name.substring(1)
          + "`.";
    }
    return "The name of a type, which begins with a capital letter, is expected "
        + place(found)
        + ".";
  }

  private String moreThanExpected(Lexeme found, Lexeme before) {
    if (found.kind() == Kind.ELSE) {
      return "`else` has no `if` before it: write `else` behind the `}` of an `if`.";
    }
    if (found.kind() == Kind.COLON && before.kind() == Kind.RPAREN) {
      return "The type of a result stands behind `->`: write `->` instead of `:`.";
    }
    return shown(found)
        + " cannot stand behind "
        + shown(before)
        + ": an operator or a `,` is missing between them, or a new line or a `;`.";
  }

  // ---- many kinds could have been meant ----

  private String unexpected(Lexeme found, Lexeme before) {
    if (before.kind() == Kind.LOWER_ID && written(before).equals("invariant")) {
      return "An `invariant` stands behind the condition of a loop, before its block:"
          + " `while i < n invariant 0 <= i { … }`.";
    }
    boolean type = before.kind() == Kind.TYPE || before.kind() == Kind.SPACE;
    if (found.kind() == Kind.LOWER_ID && (type || wantsType(before.kind()))) {
      return upperExpected(found);
    }
    return switch (found.kind()) {
      case SEP, EOF -> endsEarly(found, before);
      case RPAREN, RBRACK, RBRACE, COMMA, TYPE_CLOSE, STR_TAIL, STR_MID ->
          "Something is missing between " + shown(before) + " and " + shown(found) + ".";
      case TO ->
          "`->` stands only behind the parameters of a function: in `match` and in a function"
              + " without a name write `=>`.";
      case STATE, EMBED, STREAM, PARALLEL, VIEW, TRANSFORM ->
          shown(found) + " stands only at the beginning of a member of a `space`.";
      case ARROW ->
          "`=>` stands only behind the pattern of a `match` arm or the parameters of a function.";
      case DEFINE ->
          "`=` has no meaning here: write `let` in front to give a name a value, `:=` to assign, or"
              + " `==` to compare.";
      case ELSE -> "`else` has no `if` before it: write `else` behind the `}` of an `if`.";
      case IF -> misplacedIf(found, before);
      case LBRACE, HEAD_OPEN -> "No block or record can begin here, behind " + shown(before) + ".";
      default -> misplaced(found, before);
    };
  }

  private String misplaced(Lexeme found, Lexeme before) {
    return before.kind() == Kind.EOF || before.kind() == Kind.SEP
        ? shown(found) + " cannot begin a statement or a declaration."
        : shown(found) + " cannot stand here, behind " + shown(before) + ".";
  }

  private String misplacedIf(Lexeme found, Lexeme before) {
    return isGuard(found)
        ? "The condition of a `match` arm is written with `where`: `Some(x) where x > 0 => …`."
        : misplaced(found, before);
  }

  /** Whether an arm's arrow follows on the line. */
  private boolean isGuard(Lexeme found) {
    return lexemes.stream()
        .dropWhile(l -> l.start() <= found.start())
        .takeWhile(l -> l.kind() != Kind.SEP)
        .anyMatch(l -> l.kind() == Kind.ARROW);
  }

  private static boolean wantsType(Kind before) {
    return before == Kind.COLON
        || before == Kind.TO
        || before == Kind.TYPE_OPEN
        || before == Kind.AS
        || before == Kind.EFFECT;
  }

  private String endsEarly(Lexeme found, Lexeme before) {
    boolean last = found.kind() == Kind.EOF && text.substring(found.end()).isBlank();
    String end = last ? "The text ends" : "The line ends";
    String way =
        switch (before.kind()) {
          case LET, VAR, CONST -> "a name and `= value` are";
          case TYPE, SPACE, EFFECT -> "a name with a capital letter is";
          case DEFINE, ASSIGN, ARROW, RETURN -> "an expression is";
          case COLON, TO -> "a type is";
          case LOWER_ID, UPPER_ID -> "more is";
          case DOT -> "a name is";
          default -> "an operand is";
        };
    return end + " too early: " + way + " expected behind " + shown(before) + ".";
  }

  // ---- showing lexemes ----

  private Lexeme before(Lexeme found) {
    Lexeme before = Lexeme.endOf(0);
    for (Lexeme lexeme : lexemes) {
      if (lexeme == found || lexeme.start() > found.start()) {
        break;
      }
      before = lexeme;
    }
    return before;
  }

  /** The first word of the statement, if a name follows it: perhaps a keyword elsewhere. */
  private Optional<Lexeme> firstWord(Lexeme found) {
    Optional<Lexeme> word = Optional.empty();
    boolean fresh = true;
    for (int i = 0; i + 1 < lexemes.size() && lexemes.get(i).start() < found.start(); i++) {
      Lexeme lexeme = lexemes.get(i);
      if (fresh) {
        Kind next = lexemes.get(i + 1).kind();
        boolean named = next == Kind.LOWER_ID || next == Kind.UPPER_ID || next == Kind.VERB;
        word = lexeme.kind() == Kind.LOWER_ID && named ? Optional.of(lexeme) : Optional.empty();
      }
      fresh =
          switch (lexeme.kind()) {
            case SEP, LBRACE, HEAD_OPEN -> true;
            default -> false;
          };
    }
    return word;
  }

  /** Where something is expected: in place of the lexeme, or at the end. */
  private String place(Lexeme found) {
    return switch (found.kind()) {
      case SEP, EOF -> "before the line ends";
      default -> "here, not " + shown(found);
    };
  }

  private String shown(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case SEP -> "the end of the line";
      case EOF -> "the end";
      default -> {
        String written = written(lexeme);
        String line = written.lines().findFirst().orElse("");
        boolean whole = line.length() <= 30 && line.length() == written.length();
        yield "`" + (whole ? line : line.substring(0, Math.min(30, line.length())) + "…") + "`";
      }
    };
  }

  /** The text of a lexeme; a closing bracket that only recovery put there has its usual one. */
  private String written(Lexeme lexeme) {
    return lexeme.start() == lexeme.end()
        ? lexeme.kind().text()
        : text.substring(lexeme.start(), lexeme.end());
  }
}
