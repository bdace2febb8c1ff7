package org.cascade.lang.eval;

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

/** Every pure function of the prelude can be evaluated, and nothing else claims to be of it. */
class PreludeIntrinsicsTest {
  private static final Pattern BLOCK = Pattern.compile("^extern (\\w+) \"([^\"]+)\" \\{$");
  private static final Pattern FUNCTION =
      Pattern.compile("^    let .* = \"(\\w+)\"(?: with ([\\w, ]+))?$");

  @Test
  void everyPureFunctionHasAnIntrinsic() throws IOException {
    Set<String> pure = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    String target = "";
    for (String line : prelude().lines().toList()) {
      Matcher block = BLOCK.matcher(line);
      Matcher function = FUNCTION.matcher(line);
      if (block.matches()) {
        target = block.group(2);
      } else if (function.matches()) {
        String key = target + "#" + function.group(1);
        all.add(key);
        String effects = function.group(2);
        boolean runTimeOnly = target.startsWith("org.cascade.runtime.api.");
        if (!runTimeOnly && (effects == null || effects.equals("Abort"))) {
          pure.add(key);
        }
      } else {
        assertTrue(!line.startsWith("    let "), () -> "cannot read: " + line);
      }
    }
    assertTrue(pure.size() > 180, () -> "only " + pure.size() + " functions were found");
    assertEquals(pure, new TreeSet<>(Intrinsics.keys()));
    assertTrue(all.contains("org.cascade.runtime.api.TimeOfDay#now"));
  }

  private static String prelude() throws IOException {
    try (InputStream in = Intrinsics.class.getResourceAsStream("/cascade/core.cascade")) {
      assertTrue(in != null, "the prelude is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
