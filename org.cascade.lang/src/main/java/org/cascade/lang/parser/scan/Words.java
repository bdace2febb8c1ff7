package org.cascade.lang.parser.scan;

import java.util.BitSet;
import java.util.List;

/**
 * Decides which words are keywords: a reserved word is a name behind a {@code .} and as a label; a
 * contextual word is a name unless its surroundings are those of the keyword.
 */
final class Words {
  private final String text;
  private final List<Lexeme> lexemes;

  /** The braces that open the body of a space. */
  private final BitSet spaceBodies = new BitSet();

  /** The brace around the lexeme in hand, for each depth; -1 for another bracket. */
  private final int[] around = new int[Brackets.LIMIT + 2];

  Words(String text, List<Lexeme> lexemes) {
    this.text = text;
    this.lexemes = lexemes;
  }

  void refine() {
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      if (lexeme.match > i) {
        around[lexeme.depth + 1] = i;
      }
      if (lexeme.kind.isReserved()) {
        reserved(i, lexeme);
      } else if (lexeme.kind == Kind.LOWER_ID) {
        contextual(i, lexeme);
      }
    }
  }

  private Kind kind(int index) {
    return index >= 0 && index < lexemes.size() ? lexemes.get(index).kind : Kind.EOF;
  }

  private boolean is(int index, String word) {
    Lexeme lexeme = lexemes.get(index);
    return lexeme.kind == Kind.LOWER_ID
        && lexeme.end() - lexeme.start() == word.length()
        && text.startsWith(word, lexeme.start());
  }

  private void reserved(int i, Lexeme lexeme) {
    boolean literal = lexeme.kind == Kind.TRUE || lexeme.kind == Kind.FALSE;
    if (kind(i - 1) == Kind.DOT && !lexeme.onNewLine) {
      lexeme.kind = Kind.LOWER_ID;
    } else if (!literal && (isLabel(i, lexeme) || isMemberName(i))) {
      lexeme.kind = Kind.LOWER_ID;
    } else if (lexeme.kind == Kind.SPACE && kind(i + 1) == Kind.UPPER_ID) {
      markSpaceBody(i + 2);
    }
  }

  /** {@code type: …} in a record, an argument list or a parameter list. */
  private boolean isLabel(int i, Lexeme lexeme) {
    if (kind(i + 1) != Kind.COLON || lexeme.kind == Kind.ELSE) {
      return false;
    }
    return switch (kind(i - 1)) {
      case LBRACE, COMMA, LPAREN, STATE, EMBED, LET, VAR -> true;
      default -> lexeme.onNewLine;
    };
  }

  /** {@code transform in(…)}, {@code stream view = …}. */
  private boolean isMemberName(int i) {
    return switch (kind(i - 1)) {
      case TRANSFORM, TRANSACTION, VIEW -> kind(i + 1) == Kind.LPAREN || kind(i + 1) == Kind.LESS;
      case STREAM -> kind(i + 1) == Kind.DEFINE;
      default -> false;
    };
  }

  private void markSpaceBody(int from) {
    int depth = lexemes.get(from - 1).depth;
    for (int i = from; i < lexemes.size() && lexemes.get(i).depth >= depth; i++) {
      Kind kind = kind(i);
      if (kind == Kind.LBRACE) {
        spaceBodies.set(i);
        return;
      }
      boolean parameter =
          kind == Kind.UPPER_ID
              || kind == Kind.LESS
              || kind == Kind.GREATER
              || kind == Kind.COMMA
              || kind == Kind.COLON
              || kind == Kind.PLUS;
      if (!parameter) {
        return;
      }
    }
  }

  private void contextual(int i, Lexeme lexeme) {
    switch (text.charAt(lexeme.start())) {
      case 'y' -> {
        boolean opensStream = kind(i - 1) == Kind.LBRACE && kind(i - 2) == Kind.STREAM;
        if (opensStream && is(i, "yield")) {
          lexeme.kind = Kind.YIELD;
          streamBody(i);
        }
      }
      case 'm' -> {
        if (is(i, "migrate") && isMigration(i, lexeme)) {
          lexeme.kind = Kind.MIGRATE;
        }
      }
      case 'i' -> {
        boolean two = is(i, "index") && is(i + 1, "by") && !lexemes.get(i + 1).onNewLine;
        if (two && kind(i - 1).endsOperand() && beginsFields(i + 2)) {
          lexeme.kind = Kind.INDEX;
          lexemes.get(i + 1).kind = Kind.BY;
        }
      }
      case 'o' -> {
        boolean block = is(i, "on") && kind(i + 2) == Kind.LBRACE && kind(i - 1) != Kind.DOT;
        boolean commit = block && is(i + 1, "commit");
        if ((commit || block && is(i + 1, "rollback")) && !lexemes.get(i + 2).onNewLine) {
          lexeme.kind = Kind.ON;
          lexemes.get(i + 1).kind = commit ? Kind.COMMIT : Kind.ROLLBACK;
        }
      }
      case 'a' -> {
        boolean block = kind(i + 1) == Kind.LBRACE && !lexemes.get(i + 1).onNewLine;
        if (block && is(i, "attempt") && kind(i - 1) != Kind.DOT) {
          lexeme.kind = Kind.ATTEMPT;
        }
      }
      default -> {
        // All other words are names everywhere.
      }
    }
  }

  /** {@code every} and {@code changes} of a stream, whose {@code yield} has just been seen. */
  private void streamBody(int yield) {
    int close = lexemes.get(yield - 1).match;
    int depth = lexemes.get(yield).depth;
    int every = yield + 1;
    while (every < close && !isEvery(every, depth)) {
      every++;
    }
    if (every >= close) {
      return;
    }
    lexemes.get(every).kind = Kind.EVERY;
    boolean watches = every < close - 2 && kind(close - 2).endsOperand();
    if (watches && is(close - 1, "changes")) {
      lexemes.get(close - 1).kind = Kind.CHANGES;
    }
  }

  private boolean isEvery(int i, int depth) {
    return lexemes.get(i).depth == depth && kind(i - 1).endsOperand() && is(i, "every");
  }

  private boolean beginsFields(int i) {
    return kind(i) == Kind.LOWER_ID || kind(i) == Kind.LPAREN;
  }

  private boolean isMigration(int i, Lexeme lexeme) {
    boolean signature = kind(i + 1) == Kind.LOWER_ID || kind(i + 1).isReserved();
    Kind before = kind(i - 1);
    boolean begins =
        lexeme.onNewLine || before == Kind.LBRACE || before == Kind.SEP || before == Kind.COMMA;
    return signature
        && begins
        && kind(i + 2) == Kind.LPAREN
        && lexeme.depth > 0
        && spaceBodies.get(around[lexeme.depth]);
  }
}
