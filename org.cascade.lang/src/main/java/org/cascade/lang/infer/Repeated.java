package org.cascade.lang.infer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cascade.lang.ast.Name;
import org.cascade.lang.diagnostics.RuleCode;

/** Names that one list declares twice. */
final class Repeated {
  private Repeated() {}

  /**
   * @param kind what the names are of, such as a parameter
   */
  static void report(World world, String kind, List<Name> names) {
    Set<String> seen = new HashSet<>();
    for (Name name : names) {
      if (!name.isMissing() && !name.text().equals("_") && !seen.add(name.text())) {
        world.error(
            RuleCode.DUPLICATE_NAME,
            name,
            "The %s `%s` is declared twice; give one of them another name.".formatted(kind, name));
      }
    }
  }
}
