package org.cascade.lang.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;

/** The pieces of a text in order, and which bracket belongs to which. */
final class Pieces {
  static final int NONE = -1;

  private final List<Piece> all = new ArrayList<>();
  private final int[] match;
  private final int[] around;

  private Pieces(Scanned scanned) {
    collect(scanned);
    match = new int[all.size()];
    around = new int[all.size()];
    pair();
  }

  static Pieces of(Scanned scanned) {
    return new Pieces(scanned);
  }

  int size() {
    return all.size();
  }

  Piece get(int i) {
    return all.get(i);
  }

  /** The other bracket of a pair; {@link #NONE} if it is no bracket. */
  int match(int i) {
    return match[i];
  }

  /** The bracket that is open around a piece; {@link #NONE} at the top. */
  int around(int i) {
    return around[i];
  }

  /** The last piece before this one that is no comment, or {@link #NONE}. */
  int before(int i) {
    int at = i - 1;
    while (at >= 0 && all.get(at).isComment()) {
      at--;
    }
    return at;
  }

  /** This piece, or the first one behind it that is no comment; {@link #NONE} at the end. */
  int from(int i) {
    int at = i;
    while (at < all.size() && all.get(at).isComment()) {
      at++;
    }
    return at < all.size() ? at : NONE;
  }

  private void collect(Scanned scanned) {
    List<Lexeme> trivia = scanned.trivia();
    int t = 0;
    int end = 0;
    boolean separated = false;
    boolean semicolon = false;
    for (Lexeme lexeme : scanned.lexemes()) {
      if (lexeme.kind() == Kind.SEP) {
        separated = true;
        semicolon = lexeme.end() > lexeme.start();
        continue;
      }
      while (t < trivia.size() && trivia.get(t).start() < lexeme.start()) {
        Lexeme comment = trivia.get(t++);
        if (comment.kind() == Kind.SL_COMMENT || comment.kind() == Kind.ML_COMMENT) {
          add(scanned.text(), comment, end, false, false);
          end = comment.end();
        }
      }
      if (lexeme.kind() != Kind.EOF) {
        add(scanned.text(), lexeme, end, separated, semicolon);
        end = lexeme.end();
      }
      separated = false;
      semicolon = false;
    }
  }

  private void add(String text, Lexeme lexeme, int end, boolean separated, boolean semicolon) {
    int breaks = (int) text.substring(end, lexeme.start()).chars().filter(c -> c == '\n').count();
    String own = text.substring(lexeme.start(), lexeme.end()).replace("\r\n", "\n");
    String shown = lexeme.kind() == Kind.SL_COMMENT ? own.stripTrailing() : own;
    all.add(new Piece(lexeme.kind(), shown, breaks, separated, semicolon));
  }

  private void pair() {
    Arrays.fill(match, NONE);
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Piece piece = all.get(i);
      if (piece.closes() && !open.isEmpty()) {
        int opener = open.removeLast();
        // A string's middle piece closes one pair and opens the next: it keeps its opener.
        match[opener] = i;
        match[i] = opener;
      }
      around[i] = open.isEmpty() ? NONE : open.getLast();
      if (piece.opens()) {
        open.add(i);
      }
    }
  }
}
