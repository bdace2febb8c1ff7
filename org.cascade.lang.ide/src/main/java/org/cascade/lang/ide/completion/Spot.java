package org.cascade.lang.ide.completion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;

/**
 * What may stand at a place, by the words before it alone: so it is known where the text does not
 * parse, and while something is half written.
 *
 * @param wanted what kind of thing
 * @param of the name of the type or value that it is about; empty if there is none
 * @param given the fields that stand there already
 */
record Spot(Wanted wanted, String of, Set<String> given) {

  /** Kinds of what may stand at a place. */
  enum Wanted {
    /** In a string or a comment. */
    NOTHING,
    TYPE,
    EFFECT,
    /** Of a literal: the type's name is known. */
    FIELD,
    /** Of a copy: the value's name is known. */
    FIELD_OF_COPY,
    /** Of a match: the name of what is matched is known. */
    ARM,
    ITEM,
    SPACE_MEMBER,
    TYPE_MEMBER,
    STATEMENT,
    EXPRESSION
  }

  private static final Set<Kind> HEADS =
      Set.of(Kind.LET, Kind.CONST, Kind.TRANSFORM, Kind.TRANSACTION, Kind.VIEW, Kind.MIGRATE);

  /**
   * @param start where the word begins that is being written
   */
  static Spot at(String text, int start) {
    Scanned scanned = Scanned.of(text);
    boolean within =
        Stream.concat(scanned.lexemes().stream(), scanned.trivia().stream())
            .anyMatch(l -> isText(l, start, text));
    return within
        ? new Spot(Wanted.NOTHING, "", Set.of())
        : new Reader(text, scanned, start).read();
  }

  private static boolean isText(Lexeme l, int at, String text) {
    return switch (l.kind()) {
      case STRING, STR_HEAD, STR_MID, STR_TAIL -> l.start() < at && at < l.end();
      case ML_COMMENT -> l.start() < at && at < l.end();
      case SL_COMMENT -> l.start() < at && at <= l.end() && text.charAt(at - 1) != '\n';
      default -> false;
    };
  }

  /** Reads the words before a place backwards. */
  private static final class Reader {
    private final String text;
    private final int start;
    private final List<Lexeme> before = new ArrayList<>();

    /** The indices of the brackets that are open at the place, innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    Reader(String text, Scanned scanned, int start) {
      this.text = text;
      this.start = start;
      for (Lexeme l : scanned.lexemes()) {
        boolean isGuess = l.start() == l.end() && l.kind() != Kind.SEP;
        if (l.end() > start || isGuess || l.kind() == Kind.EOF) {
          continue;
        }
        switch (l.kind()) {
          case LBRACE, HEAD_OPEN, LPAREN, LBRACK -> open.push(before.size());
          case RBRACE, RPAREN, RBRACK -> open.poll();
          default -> {}
        }
        before.add(l);
      }
      dropEnd();
    }

    /** What ends a line where nothing follows is not there while something is being written. */
    private void dropEnd() {
      int last = before.size() - 1;
      if (last > 0
          && kind(last) == Kind.SEP
          && before.get(last).start() == before.get(last).end()
          && !isOnNewLine(last - 1)) {
        before.remove(last);
      }
    }

    private boolean isOnNewLine(int lexeme) {
      return text.substring(before.get(lexeme).end(), start).indexOf('\n') >= 0;
    }

    /** Whether what stands before ends with its line, where the scanner could not tell. */
    private boolean endsBeforeLine() {
      int last = before.size() - 1;
      boolean ends =
          switch (kind(last)) {
            case UPPER_ID, LOWER_ID, INT, REAL, STRING, STR_TAIL -> true;
            case RPAREN, RBRACK, RBRACE, TRUE, FALSE, TYPE_CLOSE -> true;
            default -> false;
          };
      boolean inBraces =
          open.isEmpty() || kind(open.peek()) == Kind.LBRACE || kind(open.peek()) == Kind.HEAD_OPEN;
      return ends && inBraces && isOnNewLine(last);
    }

    Spot read() {
      int last = before.size() - 1;
      Kind previous = kind(last);
      if (previous == Kind.TO || previous == Kind.AS || previous == Kind.TYPE_OPEN) {
        return spot(Wanted.TYPE);
      }
      if (previous == Kind.COLON && isTyped(last)) {
        return spot(Wanted.TYPE);
      }
      if (isInEffects(last)) {
        return spot(Wanted.EFFECT);
      }
      boolean begins =
          previous == Kind.SEP
              || previous == Kind.COMMA
              || previous == Kind.EOF
              || endsBeforeLine()
              || !open.isEmpty() && open.peek() == last;
      return begins ? beginning() : spot(Wanted.EXPRESSION);
    }

    private Kind kind(int index) {
      return index < 0 || index >= before.size() ? Kind.EOF : before.get(index).kind();
    }

    private String word(int index) {
      return text.substring(before.get(index).start(), before.get(index).end());
    }

    private static Spot spot(Wanted wanted) {
      return new Spot(wanted, "", Set.of());
    }

    /** What may begin behind a separator, a comma or the bracket that is open. */
    private Spot beginning() {
      if (open.isEmpty()) {
        return spot(kind(before.size() - 1) == Kind.COMMA ? Wanted.EXPRESSION : Wanted.ITEM);
      }
      int bracket = open.peek();
      Kind kind = kind(bracket);
      if (kind != Kind.LBRACE && kind != Kind.HEAD_OPEN) {
        return spot(Wanted.EXPRESSION);
      }
      Kind ahead = kind(bracket - 1);
      if (kind == Kind.LBRACE && ahead == Kind.UPPER_ID && !isDeclared(bracket)) {
        return new Spot(Wanted.FIELD, word(bracket - 1), given(bracket));
      }
      if (kind == Kind.LBRACE && ahead == Kind.WITH && kind(bracket - 2) == Kind.LOWER_ID) {
        return new Spot(Wanted.FIELD_OF_COPY, word(bracket - 2), given(bracket));
      }
      if (kind(bracket - 2) == Kind.MATCH && ahead == Kind.LOWER_ID) {
        return new Spot(Wanted.ARM, word(bracket - 1), names(bracket, Kind.UPPER_ID));
      }
      return spot(ofBody(bracket));
    }

    private Wanted ofBody(int bracket) {
      List<Kind> head = head(bracket);
      if (head.contains(Kind.SPACE)) {
        return Wanted.SPACE_MEMBER;
      }
      if (head.contains(Kind.TYPE) && kind(bracket - 1) == Kind.DEFINE) {
        return Wanted.TYPE_MEMBER;
      }
      return kind(before.size() - 1) == Kind.COMMA ? Wanted.EXPRESSION : Wanted.STATEMENT;
    }

    /** Whether a name before a brace is being declared: a space, or a constructor. */
    private boolean isDeclared(int bracket) {
      List<Kind> head = head(bracket);
      return head.contains(Kind.SPACE) || head.contains(Kind.TYPE);
    }

    /** The words of the statement or member that a bracket belongs to. */
    private List<Kind> head(int bracket) {
      List<Kind> kinds = new ArrayList<>();
      for (int i = bracket - 1; i >= 0; i--) {
        switch (before.get(i).kind()) {
          case SEP, LBRACE, HEAD_OPEN, RBRACE -> {
            return kinds;
          }
          default -> kinds.add(before.get(i).kind());
        }
      }
      return kinds;
    }

    private Set<String> names(int bracket, Kind kind) {
      return IntStream.range(bracket + 1, before.size())
          .filter(i -> kind(i) == kind)
          .mapToObj(this::word)
          .collect(Collectors.toSet());
    }

    private Set<String> given(int bracket) {
      List<Integer> names = new ArrayList<>();
      for (int i = bracket + 1; i < before.size(); i++) {
        if (kind(i) == Kind.COLON && kind(i - 1) == Kind.LOWER_ID) {
          names.add(i - 1);
        }
      }
      return names.stream().map(this::word).collect(Collectors.toSet());
    }

    /** Whether a type stands behind a colon: of a binding, a state, a parameter, a field. */
    private boolean isTyped(int colon) {
      Kind ahead = kind(colon - 2);
      boolean bound =
          ahead == Kind.LET || ahead == Kind.VAR || ahead == Kind.STATE || ahead == Kind.EMBED;
      if (bound || ahead == Kind.CONST) {
        return true;
      }
      Optional<Integer> bracket = Optional.ofNullable(open.peek());
      return bracket
          .map(b ->
              kind(b) == Kind.LPAREN
                  ? head(b).stream().anyMatch(HEADS::contains) && !head(b).contains(Kind.DEFINE)
                  : kind(b) == Kind.LBRACE && head(b).contains(Kind.TYPE))
          .orElse(false);
    }

    /** Behind the {@code with} of a signature, or a comma in its list. */
    private boolean isInEffects(int last) {
      int i = last;
      while (i >= 0 && kind(i) != Kind.WITH) {
        switch (kind(i)) {
          case UPPER_ID, COMMA, TYPE_OPEN, TYPE_CLOSE -> i--;
          default -> {
            return false;
          }
        }
      }
      boolean closed = kind(last) == Kind.WITH || kind(last) == Kind.COMMA;
      return i > 0 && closed && head(i).stream().anyMatch(HEADS::contains) && !isValue(i);
    }

    /** Whether the body has begun already, so that it is a copy that {@code with} makes. */
    private boolean isValue(int with) {
      return head(with).contains(Kind.DEFINE);
    }
  }
}
