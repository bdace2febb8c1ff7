package org.cascade.lang.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Random;
import org.cascade.lang.ast.Module;
import org.cascade.lang.source.Source;
import org.junit.jupiter.api.Test;

/** A file parsed with what its last version left is the file parsed anew, places and all. */
class ItemCacheTest {
  private static final String PROGRAM =
      """
      /// Doubles.
      let twice(x: Int) -> Int = x * 2

      type Shape = Circle(Real) | Square { side: Real }

      // What follows is a space.
      space Counter {
          state count: Int = 0
          transform add(n: Int) -> Int { count := count + n; count }
      }

      let text = "a $(twice(2)) b"
      let text = "a $(twice(2)) b"
      test "twice" { assert_equal(twice(2), 4) }
      println(text)
      """;

  private static final List<String> PIECES =
      List.of(
          "\n", " ", "{", "}", "(", ")", "\"", "x", "let y = 1\n", "/// doc\n", "$(", ",", "/*");

  private final CascadeParsing parsing = new CascadeParsing();
  private final ItemCache cache = new ItemCache();

  private Parsed parse(String text) {
    Source source = new Source("edited.cascade", text);
    Parsed parsed = parsing.parse(source, cache);
    assertEquals(parsing.parse(source), parsed, () -> "for the text:\n" + text);
    return parsed;
  }

  @Test
  void whatIsUnchangedIsTheSameTreeAtItsNewPlace() {
    List<Module.Item> before = parse(PROGRAM).module().items();
    List<Module.Item> after = parse(PROGRAM.replace("x * 2", "x * 20\n")).module().items();
    assertNotSame(before.get(0), after.get(0));
    for (int i = 1; i < before.size(); i++) {
      assertSame(before.get(i), after.get(i));
    }
    assertEquals(8, after.get(2).span().line());
  }

  @Test
  void anyEditGivesWhatParsingAnewGives() {
    Random random = new Random(20_251);
    String text = PROGRAM;
    for (int i = 0; i < 2_000; i++) {
      text = edited(text, random);
      parse(text);
      if (random.nextInt(20) == 0) {
        text = PROGRAM;
      }
    }
  }

  private static String edited(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(3) * random.nextInt(12));
    String piece = random.nextBoolean() ? PIECES.get(random.nextInt(PIECES.size())) : "";
    return text.substring(0, from) + piece + text.substring(to);
  }
}
