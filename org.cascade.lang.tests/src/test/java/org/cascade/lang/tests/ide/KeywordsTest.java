package org.cascade.lang.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.cascade.lang.ide.hover.Keywords;
import org.cascade.lang.parser.scan.Kind;
import org.junit.jupiter.api.Test;

/** Each word of the language is explained to who meets it. */
class KeywordsTest {
  @Test
  void everyWordHasItsMeaning() {
    List<String> words =
        Arrays.stream(Kind.values())
            .map(Kind::text)
            .filter(t -> !t.isEmpty() && Character.isLetter(t.charAt(0)))
            .toList();
    assertEquals(List.of(), words.stream().filter(w -> Keywords.meaning(w).isEmpty()).toList());
  }
}
