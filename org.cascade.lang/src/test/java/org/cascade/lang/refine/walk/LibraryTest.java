package org.cascade.lang.refine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever has a meaning is a function of the prelude. */
class LibraryTest {
  private static final Pattern FUNCTION =
      Pattern.compile("^    let (?:(\\w+)\\.)?(\\w+)(?:<[^(]*>)?\\((?:self: (\\w+))?.*");

  @Test
  void everyEntryIsInThePrelude() throws IOException {
    Set<String> declared = new TreeSet<>();
    for (String line : prelude().lines().toList()) {
      Matcher function = FUNCTION.matcher(line);
      if (function.matches()) {
        declared.add(key(function));
      }
    }
    assertTrue(declared.size() > 180, () -> "only " + declared.size() + " functions were found");
    Set<String> unknown = new TreeSet<>(Library.keys());
    unknown.removeAll(declared);
    assertEquals(Set.of(), unknown);
  }

  private static String key(Matcher function) {
    if (function.group(1) != null) {
      return function.group(1) + "::" + function.group(2);
    }
    return function.group(3) != null
        ? function.group(3) + "." + function.group(2)
        : function.group(2);
  }

  private static String prelude() throws IOException {
    try (InputStream in = Library.class.getResourceAsStream("/cascade/core.cascade")) {
      assertTrue(in != null, "the prelude is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
