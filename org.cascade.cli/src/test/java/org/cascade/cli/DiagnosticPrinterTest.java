package org.cascade.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.junit.jupiter.api.Test;

/** What a person sees of a diagnostic on a terminal, and a program in a pipe. */
class DiagnosticPrinterTest {
  private static final String ESCAPE = "\u001b";

  /** The excerpt of what stands between two bars. */
  private static String excerpt(int columns, String marked) {
    int start = marked.indexOf('|');
    int end = marked.indexOf('|', start + 1) - 1;
    Source source = new Source("a.cascade", marked.replace("|", ""));
    return Excerpt.of(new Span(source, start, end - start), columns, marks -> marks);
  }

  @Test
  void marksStandUnderWhatIsMeant() {
    assertEquals(
        """
          1 | let a = "x"
            |         ^^^
        """,
        excerpt(80, "let a = |\"x\"|"));
  }

  @Test
  void nothingIsMarkedByOneMark() {
    assertEquals(
        """
          1 | f(
            |   ^
        """,
        excerpt(80, "f(||"));
  }

  @Test
  void tabsAreAsWideAsTheyAreShown() {
    assertEquals(
        """
          1 |     a   b
            |     ^^^^
        """,
        excerpt(80, "\t|a\t|b"));
  }

  @Test
  void wideCharactersHaveTwoMarksAndJoinedOnesNone() {
    assertEquals(
        """
          1 | "日本" e\u0301!
            | ^^^^^^
        """,
        excerpt(80, "|\"日本\"| e\u0301!"));
    assertEquals(
        """
          1 | e\u0301 "😀"
            |   ^^^^
        """,
        excerpt(80, "e\u0301 |\"😀\"|"));
  }

  @Test
  void longLinesAreCutAroundTheMarks() {
    String text = "x".repeat(100) + "|bad|" + "y".repeat(100);
    assertEquals(
        """
          1 | …xxxxxxxxxxxbadyyyyyyyyyyyyyyyyyy…
            |             ^^^
        """,
        excerpt(40, text));
    assertEquals(
        """
          1 | let a = yyyyyyyyyyyyyyyyyyyyyyyy…
            |         ^^^^^^^^^^^^^^^^^^^^^^^^
        """,
        excerpt(40, "let a = |" + "y".repeat(1_000_000) + "|"));
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int columns = 26; columns < 60; columns++) {
      for (int before = 0; before < 60; before += 7) {
        String text = "日".repeat(before) + "|\t日x|" + "日".repeat(30);
        for (String line : excerpt(columns, text).split("\n")) {
          int width = line.codePoints().map(TextWidth::of).sum();
          assertTrue(width <= columns, () -> width + " columns: " + line);
        }
      }
    }
  }

  @Test
  void ofSeveralLinesTheFirstAndTheLastAreShown() {
    assertEquals(
        """
           9 | let a = f(
             |         ^^
             …
          11 |     2)
             |     ^^
        """,
        excerpt(80, "\n".repeat(8) + "let a = |f(\n    1,\n    2)|\n"));
    assertEquals(
        """
          1 | f(
            | ^^
          2 | )
            | ^
        """,
        excerpt(80, "|f(\n)|"));
  }

  @Test
  void nothingOfAProgramReachesTheTerminalAsACommand() {
    Source source = new Source("a.cascade", "let a = \"" + ESCAPE + "[2J\"");
    Diagnostic diagnostic =
        Diagnostic.of(
            RuleCode.TYPE_MISMATCH, new Span(source, 8, 6), "It is `" + ESCAPE + "\t`\nhere.");
    String shown = new DiagnosticPrinter(false, true, true, 80).print(List.of(diagnostic));
    assertFalse(shown.contains(ESCAPE), shown);
    assertTrue(shown.contains("It is `� ` here."), shown);
  }

  @Test
  void coloursAreAsked() {
    Source source = new Source("a.cascade", "let a = 1");
    List<Diagnostic> one =
        List.of(Diagnostic.of(RuleCode.TYPE_MISMATCH, new Span(source, 8, 1), "No."));
    assertEquals(
        "a.cascade:1:9: error[CAS0200]: No.\n",
        new DiagnosticPrinter(false, false, false, 0).print(one));
    assertTrue(new DiagnosticPrinter(true, true, false, 0).print(one).contains(ESCAPE + "[1;31m^"));
  }
}
