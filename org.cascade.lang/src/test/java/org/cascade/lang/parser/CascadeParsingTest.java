package org.cascade.lang.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Member;
import org.cascade.lang.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@link CascadeParsing}: it never fails, hides little, and parses fragments. */
class CascadeParsingTest {
  private final CascadeParsing parsing = new CascadeParsing();

  private Parsed parse(String text) {
    return parsing.parse(new Source("test.cascade", text));
  }

  static Stream<String> endless() {
    return Stream.of(
        "(",
        "[",
        "{",
        "[({",
        "not ",
        "-",
        "x => ",
        "if ",
        "match ",
        "A<",
        "a<",
        "\"$(",
        "@",
        "a = ",
        "(A) -> ",
        "return ",
        "let ",
        ")",
        "}",
        "type A = Array<",
        "f(",
        "a ^ ",
        "a.",
        "else ",
        ";");
  }

  @ParameterizedTest
  @MethodSource("endless")
  void tenThousandOfAnythingIsAnErrorAtMost(String part) {
    Parsed parsed = parse(part.repeat(10_000));
    assertTrue(parsed.errors().size() <= 100);
    parsed.errors().forEach(error -> assertTrue(error.message().endsWith("."), error.message()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "\"$("})
  void nestedBracketsHideNoOtherItem(String open) {
    Parsed parsed = parse("let a = 1\nlet x = " + open.repeat(10_000) + "1\nlet y = 2\n");
    assertFalse(parsed.errors().isEmpty());
    assertEquals("(Let 'y 2)", AstPrinter.print(parsed.module().items().getLast()));
  }

  @Test
  void longChainsAreErrorsOnlyBeyondWhatOnePassCanStand() {
    assertEquals(List.of(), parse("let x = 1" + " + 1".repeat(900)).errors());
    assertEquals(1, parse("let x = 1" + " + 1".repeat(100_000)).errors().size());
    assertEquals(List.of(), parse("(".repeat(90) + "1" + ")".repeat(90)).errors());
  }

  @Test
  void longLinesAreFine() {
    assertEquals(List.of(), parse("let x = \"" + "a".repeat(1_000_000) + "\"").errors());
    assertEquals(List.of(), parse("let x = " + "a".repeat(1_000_000)).errors());
  }

  @Test
  void emptyTexts() {
    assertEquals(List.of(), parse("").errors());
    assertEquals(List.of(), parse(" \n\t// only a comment").errors());
  }

  @Test
  void binaryFilesGetOneErrorOfThatKind() {
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    Parsed parsed = parse("\0\0\0" + new String(bytes, StandardCharsets.UTF_8));
    long same = parsed.errors().stream().filter(e -> e.message().contains("binary")).count();
    assertEquals(1, same);
  }

  @Test
  void damagedProgramsNeverMakeItFail() {
    String program =
        "space S { state a: Array<Int> = [1]\n view f(x: Int) -> Int = match x { 1 => \"a$(x)\", _"
            + " => { g(x => x.0) } } }\ntype T = A | B { x: Int } where value > 0\nif a is T { b }";
    Random random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(program);
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        int from = random.nextInt(program.length() - 3);
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(4)),
            program.substring(from, from + random.nextInt(4)));
      }
      Parsed parsed = parse(text.toString());
      parsed
          .errors()
          .forEach(error ->
              assertTrue(
                  error.message().endsWith(".") || error.message().endsWith("?"), error.message()));
    }
  }

  @Test
  void anErrorHidesNoOtherItem() {
    Parsed parsed =
        parse(
            "let a = 1\n"
                + "let b = = 2\n"
                + "let f() {\n"
                + "  g(1,\n"
                + "}\n"
                + "let c = 3\n"
                + "type T = { x: }\n"
                + "let d = 4\n");
    List<String> items = parsed.module().items().stream().map(AstPrinter::print).toList();
    assertTrue(items.contains("(Let 'a 1)"));
    assertTrue(items.contains("(Let 'c 3)"));
    assertTrue(items.contains("(Let 'd 4)"));
    assertEquals(List.of(2, 4, 7), parsed.errors().stream().map(e -> e.span().line()).toList());
  }

  @Test
  void membersAlone() {
    ParsedFragments<Member> setter =
        parsing.parseMembers(new Source("m", "set_x(self, value: Int) = { self.x = value }"));
    assertEquals(List.of(), setter.errors());
    assertEquals(
        "(Function METHOD set_x [(Param self) (Param value Int)] (Of (Block [(Assign (Member self"
            + " x) update value)])))",
        AstPrinter.print(setter.nodes().getFirst()));
    ParsedFragments<Member> wrong = parsing.parseMembers(new Source("m", "set_x(self = 1"));
    assertFalse(wrong.errors().isEmpty());
  }

  @Test
  void expressionsAndDeclarationsAlone() {
    assertEquals(
        "(Comparison [value 0] [GREATER])",
        AstPrinter.print(parsing.parseExpr(new Source("e", "value > 0")).node()));
    assertFalse(parsing.parseExpr(new Source("e", "value > 0 let")).errors().isEmpty());
    assertFalse(parsing.parseExpr(new Source("e", "")).errors().isEmpty());
    ParsedFragments<Decl> types = parsing.parseDecls(new Source("d", "type T = Int\n\ntype U = T"));
    assertEquals(
        List.of("(Type T (AliasBody Int))", "(Type U (AliasBody T))"),
        types.nodes().stream().map(AstPrinter::print).toList());
    assertFalse(parsing.parseDecls(new Source("d", "1 + 1")).errors().isEmpty());
  }

  @Test
  void severalThreads() throws Exception {
    String text = "space S { view f(x: Int) -> Int = x + 1 }\n".repeat(50);
    String expected = AstPrinter.print(parse(text).module().items());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<String> task = () -> AstPrinter.print(parse(text).module().items());
      for (Future<String> result :
          threads.invokeAll(Stream.generate(() -> task).limit(12).toList())) {
        assertEquals(expected, result.get());
      }
    }
  }
}
