package org.cascade.lang.parser.scan;

/**
 * Adds up how deep the syntax tree gets: by brackets, by operators that take all that follows, and
 * by chains of operators. What goes beyond the budget would overflow the stack of some pass.
 */
final class Nesting {
  static final int BUDGET = 1000;
  private static final int BRACKET = BUDGET / Brackets.LIMIT;
  private static final int RIGHT = 3;

  /** Spent at each depth since the last separator there. */
  private final int[] spent = new int[Brackets.LIMIT + 2];

  /** Spent below each depth. */
  private final int[] base = new int[Brackets.LIMIT + 2];

  /** Open angle brackets at each depth: a comma between types separates no operands. */
  private final int[] angles = new int[Brackets.LIMIT + 2];

  /** Takes the next lexeme into account. */
  boolean exceededBy(Lexeme lexeme, Kind before) {
    int depth = lexeme.depth;
    Kind kind = lexeme.kind;
    if (kind == Kind.SEP || (kind == Kind.COMMA || kind == Kind.BAR) && angles[depth] == 0) {
      spent[depth] = 0;
      angles[depth] = 0;
      return false;
    }
    int cost = cost(kind, before);
    spent[depth] += cost;
    if (kind == Kind.TYPE_OPEN) {
      angles[depth]++;
    } else if (kind == Kind.TYPE_CLOSE && angles[depth] > 0) {
      angles[depth]--;
    }
    int total = base[depth] + spent[depth];
    if (lexeme.kind.opens() || kind == Kind.STR_HEAD || kind == Kind.STR_MID) {
      base[depth + 1] = total - cost + BRACKET;
      spent[depth + 1] = 0;
      angles[depth + 1] = 0;
    }
    return total > BUDGET;
  }

  private static int cost(Kind kind, Kind before) {
    return switch (kind) {
      case MINUS -> before.endsOperand() ? 1 : RIGHT;
      case NOT, POWER, ARROW, ASSIGN, DEFINE, TO, RETURN, AT, TYPE_OPEN -> RIGHT;
      case ELSE -> RIGHT;
      case IF -> before == Kind.ELSE ? 0 : BRACKET;
      case MATCH, FOR, WHILE -> BRACKET;
      case TYPE_CLOSE -> -RIGHT;
      case LPAREN, LBRACK, LBRACE, DOT, QUESTION, VERB, AS, IS, WITH -> 1;
      case PLUS, TIMES, DIVIDE, REMAINDER, AND, OR, PIPE, RANGE -> 1;
      default -> 0;
    };
  }
}
