package org.cascade.lang.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where lines break. */
class LayoutTest {
  private static String lay(Doc doc) {
    return Layout.lay("A.java", doc, Set.of()).text();
  }

  private static Code name(String text) {
    return Code.stable(text);
  }

  @Test
  void argumentsGoOnOneLineThenOnTheNextThenOneEach() {
    String word = "x".repeat(20);
    Code few = Code.call("f", List.of(name(word), name(word)));
    assertEquals("f(" + word + ", " + word + ")\n", lay(few.doc()));
    Code four = Code.call("f".repeat(20), List.of(name(word), name(word), name(word), name(word)));
    assertEquals(
        "f".repeat(20) + "(\n    " + String.join(", ", List.of(word, word, word, word)) + ")\n",
        lay(four.doc()));
    Code six = Code.call("f", List.of(name(word), name(word), name(word), name(word), name(word)));
    assertEquals(
        "f(\n    " + String.join(",\n    ", List.of(word, word, word, word, word)) + ")\n",
        lay(six.doc()));
  }

  @Test
  void bodiesInBracesAreIndentedFromTheirLine() {
    Doc lambda = Doc.braces("it -> ", List.of(Doc.text("a();"), Doc.text("b();")));
    Code call = Code.call("create", List.of(Code.of(lambda, Code.LAMBDA)));
    assertEquals(
        """
        {
          return create(
              it -> {
                a();
                b();
              });
        }
        """,
        lay(Doc.braces("", List.of(Doc.group("return ", call, ";")))));
  }

  @Test
  void chainsBreakBeforeEachDotOrNowhere() {
    Code chain = Code.call("over", List.of(name("xs")));
    String word = "y".repeat(40);
    Code once = chain.dot("map", List.of(name("f"))).dot("filter", List.of(name("p")));
    assertEquals("over(xs).map(f).filter(p)\n", lay(once.doc()));
    Code twice = chain.dot("map", List.of(name(word))).dot("filter", List.of(name(word)));
    assertEquals("over(xs)\n    .map(" + word + ")\n    .filter(" + word + ")\n", lay(twice.doc()));
  }

  @Test
  void operandsKeepTheirGrouping() {
    Code a = name("a");
    Code inner = Code.binary(a, "-", a, Code.SUM);
    assertEquals("a - a - (a - a)\n", lay(Code.binary(inner, "-", inner, Code.SUM).doc()));
    assertEquals("!(a && a)\n", lay(Code.not(Code.binary(a, "&&", a, Code.AND)).doc()));
    assertEquals("(T) (-1L)\n", lay(name("-1L").cast("T").doc()));
    Code choice = Code.ternary(a, a, Code.ternary(a, a, a));
    assertEquals("a ? a : a ? a : a\n", lay(choice.doc()));
    assertEquals("(a ? a : a ? a : a).f()\n", lay(choice.dot("f", List.of()).doc()));
  }

  @Test
  void noLineEndsInSpaces() {
    Doc doc = Doc.braces("class A ", List.of(Doc.text("int a;"), Doc.EMPTY, Doc.text("int b;")));
    String text = lay(doc);
    assertEquals("class A {\n  int a;\n\n  int b;\n}\n", text);
    assertTrue(text.lines().noneMatch(l -> l.endsWith(" ")));
  }
}
