package org.cascade.lang.parser.scan;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a lexeme is: the terminals and the keywords of the grammar. */
public enum Kind {
  UPPER_ID(""),
  LOWER_ID(""),
  /** The name in {@code a verb(x)}. */
  VERB(""),
  INT(""),
  REAL(""),
  STRING(""),
  STR_HEAD(""),
  STR_MID(""),
  STR_TAIL(""),
  /** Where a statement, a member or an arm ends: of no width, or a {@code ;}. */
  SEP(""),
  /** The brace behind the head of an {@code if}, {@code match}, {@code for} or {@code while}. */
  HEAD_OPEN("{"),
  TYPE_OPEN("<"),
  TYPE_CLOSE(">"),
  WS(""),
  SL_COMMENT(""),
  ML_COMMENT(""),
  ANY_OTHER(""),
  EOF(""),

  LET("let"),
  VAR("var"),
  CONST("const"),
  TYPE("type"),
  SPACE("space"),
  DISTRIBUTED("distributed"),
  STATE("state"),
  TRANSFORM("transform"),
  TRANSACTION("transaction"),
  VIEW("view"),
  STREAM("stream"),
  EMBED("embed"),
  PARALLEL("parallel"),
  EFFECT("effect"),
  IMPORT("import"),
  MODULE("module"),
  IF("if"),
  ELSE("else"),
  MATCH("match"),
  FOR("for"),
  WHILE("while"),
  IN("in"),
  RETURN("return"),
  AND("and"),
  OR("or"),
  NOT("not"),
  TRUE("true"),
  FALSE("false"),
  WHERE("where"),
  WITH("with"),
  AS("as"),
  IS("is"),
  ASSERT("assert"),
  TEST("test"),
  EXTERN("extern"),

  YIELD("yield"),
  EVERY("every"),
  CHANGES("changes"),
  MIGRATE("migrate"),
  INVARIANT("invariant"),
  INDEX("index"),
  BY("by"),
  ON("on"),
  COMMIT("commit"),
  ROLLBACK("rollback"),
  ATTEMPT("attempt"),

  LPAREN("("),
  RPAREN(")"),
  LBRACK("["),
  RBRACK("]"),
  LBRACE("{"),
  RBRACE("}"),
  COMMA(","),
  COLON(":"),
  DOT("."),
  RANGE(".."),
  QUESTION("?"),
  AT("@"),
  BAR("|"),
  PIPE("|>"),
  ASSIGN(":="),
  DEFINE("="),
  ARROW("=>"),
  TO("->"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  POWER("^");

  private static final Map<String, Kind> RESERVED = new HashMap<>();

  static {
    for (Kind kind : values()) {
      if (kind.isReserved()) {
        RESERVED.put(kind.text, kind);
      }
    }
  }

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** How it is written; empty for what is written in many ways. */
  public String text() {
    return text;
  }

  /** The reserved word's kind, or {@link #LOWER_ID}. */
  static Kind ofWord(String word) {
    return RESERVED.getOrDefault(word, LOWER_ID);
  }

  public static Set<String> reserved() {
    return Collections.unmodifiableSet(RESERVED.keySet());
  }

  public boolean isReserved() {
    return compareTo(LET) >= 0 && compareTo(EXTERN) <= 0;
  }

  /** A reserved or a contextual word. */
  public boolean isWord() {
    return compareTo(LET) >= 0 && compareTo(ATTEMPT) <= 0;
  }

  /** The name of its terminal, or its text in quotes, as the generated token tables have it. */
  public String terminal() {
    return compareTo(EOF) < 0 ? "RULE_" + name() : "'" + text + "'";
  }

  boolean isTrivia() {
    return this == WS || this == SL_COMMENT || this == ML_COMMENT || this == ANY_OTHER;
  }

  boolean opens() {
    return this == LPAREN || this == LBRACK || this == LBRACE || this == HEAD_OPEN;
  }

  boolean isBrace() {
    return this == LBRACE || this == HEAD_OPEN;
  }

  /** Whether a newline behind it can end a statement. */
  boolean canEnd() {
    return switch (this) {
      case UPPER_ID, LOWER_ID, INT, REAL, STRING, STR_TAIL, TYPE_CLOSE -> true;
      case TRUE, FALSE, RETURN, CHANGES -> true;
      case RPAREN, RBRACK, RBRACE, DOT, QUESTION -> true;
      default -> false;
    };
  }

  /**
   * Whether it can be the end of an operand: an operator, a verb or an argument list may follow.
   */
  boolean endsOperand() {
    return canEnd() && this != RETURN && this != DOT;
  }

  /** Whether an operand or a type must follow. */
  boolean wantsOperand() {
    return switch (this) {
      case COLON, PIPE, ASSIGN, DEFINE, ARROW, TO, RANGE, PLUS, MINUS, TIMES, DIVIDE -> true;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, REMAINDER, POWER -> true;
      case AND, OR, NOT, WHERE, WITH, AS, IS, IN -> true;
      default -> false;
    };
  }

  /** Whether a line that begins with it goes on with the one before. */
  boolean continues() {
    return switch (this) {
      case DOT, COMMA, COLON, QUESTION, BAR, PIPE, ASSIGN, DEFINE, ARROW, TO, RANGE -> true;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case PLUS, TIMES, DIVIDE, REMAINDER, POWER, TYPE_OPEN, TYPE_CLOSE -> true;
      case AND, OR, ELSE, WHERE, WITH, AS, IS, IN, EVERY, CHANGES, INVARIANT, INDEX -> true;
      case RPAREN, RBRACK, RBRACE, STR_MID, STR_TAIL, EOF -> true;
      default -> false;
    };
  }
}
