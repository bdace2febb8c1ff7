package org.cascade.lang.parser.scan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.diagnostics.RuleCode;

/**
 * A text cut into lexemes.
 *
 * @param lexemes all that the parser sees, in order, {@link Kind#EOF} last
 * @param trivia white space, comments and unusable characters, in order
 * @param docs the text of {@code ///} lines, by the offset of what they stand above
 * @param faults what is wrong with the text before any grammar is asked
 */
public record Scanned(
    String text,
    List<Lexeme> lexemes,
    List<Lexeme> trivia,
    Map<Integer, String> docs,
    List<Fault> faults) {

  /**
   * Something wrong with a text.
   *
   * @param hides whether what the parser says about the same item is likely only a consequence
   * @param repair what would mend it
   */
  public record Fault(
      RuleCode rule, int start, int end, String message, boolean hides, Optional<Repair> repair) {
    Fault(int start, int end, String message, boolean hides) {
      this(RuleCode.SYNTAX, start, end, message, hides, Optional.empty());
    }

    Fault with(Repair found) {
      return new Fault(rule, start, end, message, hides, Optional.of(found));
    }

    static Fault tooDeep(int start, int end, String message) {
      return new Fault(RuleCode.NESTING_TOO_DEEP, start, end, message, true, Optional.empty());
    }
  }

  /** Another text for a stretch, and what to call that. */
  public record Repair(String title, int start, int end, String text) {}

  /** Cuts a text. Never fails: what is wrong is among the faults. */
  public static Scanned of(String text) {
    Scanner scanner = new Scanner(text, false);
    Scanned first = scanner.scan();
    if (scanner.balanced()) {
      return first;
    }
    // Only a text whose brackets do not match is read with guesses about where they were meant to.
    return new Scanner(text, true).scan();
  }
}
