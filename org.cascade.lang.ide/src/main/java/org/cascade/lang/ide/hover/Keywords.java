package org.cascade.lang.ide.hover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;

/** What the words of the language mean, for who meets one. */
public final class Keywords {
  private static final String HEADING = "\n## ";
  private static final Map<String, String> MEANINGS = read();

  private Keywords() {}

  /** Markdown on a word of the language; absent for others. */
  public static Optional<String> meaning(String word) {
    return Optional.ofNullable(MEANINGS.get(word));
  }

  /** The word of the language at an offset: where it may also be a name, only if it is none. */
  static Optional<Lexeme> at(String text, int offset) {
    return Scanned.of(text).lexemes().stream()
        .filter(l -> l.start() <= offset && offset <= l.end() && l.start() < l.end())
        .filter(l -> MEANINGS.containsKey(l.kind().text()))
        .findFirst();
  }

  private static Map<String, String> read() {
    Map<String, String> meanings = new HashMap<>();
    String all = resource().replace("\r\n", "\n");
    for (int at = all.indexOf(HEADING); at >= 0; ) {
      int next = all.indexOf(HEADING, at + 1);
      String section = all.substring(at + HEADING.length(), next < 0 ? all.length() : next);
      int line = section.indexOf('\n');
      for (String word : section.substring(0, line).split(" ")) {
        meanings.put(word, section.substring(line).strip());
      }
      at = next;
    }
    return Map.copyOf(meanings);
  }

  private static String resource() {
    try (InputStream in = Keywords.class.getResourceAsStream("keywords.md")) {
      return new String(
          Objects.requireNonNull(in, "keywords.md").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
