package org.cascade.lang.refine.regular;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;

/**
 * Reads Java regular expressions that are regular: no back references, no looking around, no
 * possessive quantifiers, anchors only where they say nothing. Whatever else stands in one makes it
 * absent, so that what is read is read exactly.
 */
final class Pattern {
  private static final int MAX_REPETITIONS = 1_000;
  private static final int MAX_STATES = 20_000;
  private static final CodePoints DIGITS = CodePoints.of('0', '9');
  private static final CodePoints WORD = CodePoints.of('a', 'z', 'A', 'Z', '0', '9', '_', '_');
  private static final CodePoints SPACE = CodePoints.of('\t', '\r', ' ', ' ');
  private static final CodePoints LINE_ENDS =
      CodePoints.of('\n', '\n', '\r', '\r', 0x85, 0x85, 0x2028, 0x2029);

  /** There are few that programs use, and each takes long. */
  private static final Map<String, CodePoints> ASKED = new ConcurrentHashMap<>();

  private final String text;
  private int at;

  /** Something that has no place in a regular language, or that is not understood. */
  private static final class NotRegularException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRegularException(String what) {
      super(what, null, false, false);
    }
  }

  private Pattern(String text) {
    this.text = text;
  }

  static Optional<Automaton> parse(String text) {
    try {
      java.util.regex.Pattern.compile(text);
      Pattern pattern = new Pattern(text);
      Automaton automaton = pattern.alternatives(true);
      return pattern.at == text.length() ? Optional.of(automaton) : Optional.empty();
    } catch (NotRegularException | PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private Automaton alternatives(boolean whole) {
    List<Automaton> all = new ArrayList<>();
    all.add(sequence(whole));
    while (peek() == '|') {
      at++;
      all.add(sequence(whole));
    }
    return checked(all.size() == 1 ? all.getFirst() : Automaton.union(all));
  }

  /** A branch of the whole pattern may begin with ^ and end with $, which then say nothing. */
  private Automaton sequence(boolean whole) {
    if (whole && peek() == '^') {
      at++;
    }
    List<Automaton> all = new ArrayList<>();
    while (at < text.length() && peek() != '|' && peek() != ')') {
      if (whole && peek() == '$' && isEnd(at + 1)) {
        at++;
        break;
      }
      all.add(repeated(atom()));
    }
    Automaton joined = Automaton.concatenate(all);
    joined.minimize();
    return checked(joined);
  }

  private boolean isEnd(int index) {
    return index == text.length() || text.charAt(index) == '|';
  }

  private static Automaton checked(Automaton automaton) {
    if (automaton.getNumberOfStates() > MAX_STATES) {
      throw new NotRegularException("too large");
    }
    return automaton;
  }

  /** Of the next character; 0 at the end. */
  private int peek() {
    return at < text.length() ? text.codePointAt(at) : 0;
  }

  private int next() {
    if (at >= text.length()) {
      throw new NotRegularException("end");
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  // ---- quantifiers ----

  private Automaton repeated(Automaton atom) {
    int least;
    int most;
    switch (peek()) {
      case '?' -> {
        least = 0;
        most = 1;
        at++;
      }
      case '*', '+' -> {
        least = peek() == '*' ? 0 : 1;
        most = -1;
        at++;
      }
      case '{' -> {
        at++;
        least = number();
        most = peek() == ',' ? upTo() : least;
        if (next() != '}') {
          throw new NotRegularException("{");
        }
      }
      default -> {
        return atom;
      }
    }
    if (peek() == '?') {
      at++; // Lazy or greedy, the same texts match as a whole.
    }
    if ("+*?{".indexOf(peek()) >= 0 && peek() != 0) {
      throw new NotRegularException("possessive");
    }
    return checked(most < 0 ? atom.repeat(least) : atom.repeat(least, most));
  }

  private int upTo() {
    at++;
    return peek() == '}' ? -1 : number();
  }

  private int number() {
    int value = 0;
    int start = at;
    while (peek() >= '0' && peek() <= '9' && value <= MAX_REPETITIONS) {
      value = value * 10 + (next() - '0');
    }
    if (at == start || value > MAX_REPETITIONS) {
      throw new NotRegularException("repetitions");
    }
    return value;
  }

  // ---- atoms ----

  private Automaton atom() {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '.' -> CodePoints.ALL.without(LINE_ENDS).automaton();
      case '[' -> set().automaton();
      case '\\' -> escape().automaton();
      case '^', '$', '*', '+', '?', '{' -> throw new NotRegularException("anchor");
      default -> CodePoints.of(c, c).automaton();
    };
  }

  private Automaton group() {
    if (peek() == '?') {
      at++;
      int kind = next();
      if (kind == '<') {
        name();
      } else if (kind != ':') {
        throw new NotRegularException("(?");
      }
    }
    Automaton inner = alternatives(false);
    if (next() != ')') {
      throw new NotRegularException("(");
    }
    return inner;
  }

  private void name() {
    if (!Character.isLetter(peek())) {
      throw new NotRegularException("looking behind");
    }
    while (next() != '>') {
      continue;
    }
  }

  private CodePoints escape() {
    int start = at - 1;
    int c = next();
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> CodePoints.ALL.without(DIGITS);
      case 'w' -> WORD;
      case 'W' -> CodePoints.ALL.without(WORD);
      case 's' -> SPACE;
      case 'S' -> CodePoints.ALL.without(SPACE);
      case 'p', 'P' -> {
        if (peek() == '{') {
          while (next() != '}') {
            continue;
          }
        } else {
          next();
        }
        yield asked(text.substring(start, at));
      }
      case 'h', 'H', 'v', 'V' -> asked(text.substring(start, at));
      default -> {
        int one = character(c);
        yield CodePoints.of(one, one);
      }
    };
  }

  /** The character behind a backslash, where it stands for one. */
  private int character(int c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'a' -> 0x7;
      case 'e' -> 0x1B;
      case 'x' -> peek() == '{' ? braced() : hex(2);
      case 'u' -> unsurrogated(hex(4));
      default -> {
        if (c < 128 && Character.isLetterOrDigit(c)) {
          throw new NotRegularException("\\" + Character.toString(c));
        }
        yield c;
      }
    };
  }

  private static int unsurrogated(int c) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      throw new NotRegularException("half a character");
    }
    return c;
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw new NotRegularException("hexadecimal");
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private int braced() {
    at++;
    int start = at;
    while (next() != '}') {
      continue;
    }
    int value = Integer.parseInt(text.substring(start, at - 1), 16);
    return unsurrogated(value);
  }

  // ---- sets ----

  /** A simple set is read; of any other Java is asked for each character. */
  private CodePoints set() {
    int start = at - 1;
    int end = endOfSet();
    String whole = text.substring(start, end);
    if (whole.substring(1).contains("[") || whole.contains("&&") || whole.contains("\\Q")) {
      at = end;
      return asked(whole);
    }
    boolean negated = peek() == '^';
    if (negated) {
      at++;
    }
    CodePoints all = new CodePoints(List.of());
    while (at < end - 1) {
      all = all.and(member(end - 1));
    }
    at = end;
    return negated ? CodePoints.ALL.without(all) : all;
  }

  private CodePoints member(int end) {
    int c = next();
    CodePoints first = c == '\\' ? escape() : CodePoints.of(c, c);
    if (peek() != '-' || at + 1 >= end) {
      return first;
    }
    at++;
    int d = next();
    CodePoints last = d == '\\' ? escape() : CodePoints.of(d, d);
    int from = single(first);
    int to = single(last);
    if (from > to) {
      throw new NotRegularException("range");
    }
    return CodePoints.of(from, to).without(CodePoints.of(0xD800, 0xDFFF));
  }

  private static int single(CodePoints points) {
    CodePoints.Range only = points.ranges().getFirst();
    if (points.ranges().size() != 1 || only.from() != only.to()) {
      throw new NotRegularException("range");
    }
    return only.from();
  }

  private int endOfSet() {
    int depth = 1;
    int index = at;
    if (index < text.length() && text.charAt(index) == '^') {
      index++;
    }
    if (index < text.length() && text.charAt(index) == ']') {
      throw new NotRegularException("[]");
    }
    while (index < text.length()) {
      char c = text.charAt(index++);
      if (c == '\\') {
        index++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
        if (depth == 0) {
          return index;
        }
      }
    }
    throw new NotRegularException("[");
  }

  private static CodePoints asked(String set) {
    return ASKED.computeIfAbsent(
        set,
        s -> {
          java.util.regex.Pattern one = java.util.regex.Pattern.compile(s);
          return CodePoints.where(c -> one.matcher(Character.toString(c)).matches());
        });
  }
}
