package org.cascade.lang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A stretch of a built text is found in the strings it was built of. */
class BuiltTextTest {
  private static Span within(String program, String part) {
    return within(new Source("p", program), part);
  }

  private static Span within(Source program, String part) {
    return new Span(program, program.text().indexOf(part), part.length());
  }

  private static String located(BuiltText text, String part) {
    return text.locate(text.text().indexOf(part), part.length()).text();
  }

  @Test
  void aPlainString() {
    BuiltText text = new BuiltText("a + b", within("f(\"a + b\")", "\"a + b\""), List.of());
    assertEquals("b", located(text, "b"));
    assertEquals("a + b", located(text, "a + b"));
  }

  @Test
  void escapesCountAsWhatTheyMean() {
    String literal = "\"\\n\\u{1F600}\\\"x\\\" y\"";
    BuiltText text = new BuiltText("\n😀\"x\" y", within(literal, literal), List.of());
    assertEquals("x", located(text, "x"));
    assertEquals("\\\"x\\\"", located(text, "\"x\""));
    assertEquals("\\u{1F600}", located(text, "😀"));
    assertEquals("y", located(text, "y"));
  }

  @Test
  void indentationThatIsTakenAway() {
    String literal = "\"\"\"\n    first\n      second\n    \"\"\"";
    BuiltText text = new BuiltText("first\n  second", within(literal, literal), List.of());
    assertEquals("first", located(text, "first"));
    assertEquals("second", located(text, "second"));
  }

  @Test
  void piecesOfSeveralStrings() {
    Source program = new Source("p", "f(\"get_$(name)() = \" + body) g(\"one\", \"two\")");
    Span name = within(program, "\"one\"");
    Span body = within(program, "\"two\"");
    List<TextPiece> pieces =
        List.of(
            new TextPiece(0, 4, within(program, "get_")),
            new TextPiece(4, 3, name),
            new TextPiece(7, 5, within(program, "() = ")),
            new TextPiece(12, 3, body));
    BuiltText text =
        new BuiltText("get_one() = two", within(program, "\"get_$(name)() = \" + body"), pieces);
    assertEquals("two", located(text, "two"));
    assertEquals("ne", located(text, "ne"));
    assertEquals("() =", located(text, "() ="));
    assertEquals("two", text.locate(12, 100).text());
    assertEquals(List.of(name, body), places(text.insertedIn(0, 15)));
    assertEquals(List.of(), places(text.insertedIn(4, 3)));
  }

  private static List<Span> places(List<TextPiece> pieces) {
    return pieces.stream().map(TextPiece::place).toList();
  }

  @Test
  void whatIsNoStringIsShownWhole() {
    BuiltText text = new BuiltText("12", within("f(size(xs))", "size(xs)"), List.of());
    assertEquals("size(xs)", located(text, "2"));
  }
}
