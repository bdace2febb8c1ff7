package org.cascade.lang.parser.antlr;

import java.util.Map;
import java.util.Optional;

/** Words of other languages, and what to write instead. */
final class ForeignWords {
  private static final String FUNCTION = "write `let name(x: Int) -> Int = …`";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("fn", FUNCTION),
          Map.entry("fun", FUNCTION),
          Map.entry("func", FUNCTION),
          Map.entry("def", FUNCTION),
          Map.entry("function", FUNCTION),
          Map.entry("val", "write `let`"),
          Map.entry("mut", "write `var name = …`, and `name := …` to assign"),
          Map.entry("class", "write `type Name = { … }` for values, `space Name { … }` for state"),
          Map.entry("struct", "write `type Name = { … }`"),
          Map.entry("record", "write `type Name = { … }`"),
          Map.entry("enum", "write `type Name = A | B`"),
          Map.entry("interface", "write a function type, or a sum type"),
          Map.entry("switch", "write `match x { … }`"),
          Map.entry("case", "write `pattern => expression`"),
          Map.entry("elif", "write `else if`"),
          Map.entry("elsif", "write `else if`"),
          Map.entry("then", "write the branch in braces: `if c { a } else { b }`"),
          Map.entry("try", "write `e?` to pass an error on, or `attempt { … }` to catch an abort"),
          Map.entry("throw", "give an `Err(…)`, or abort with `error(message)`"),
          Map.entry("use", "write `import`"),
          Map.entry("package", "write `module`"));

  private ForeignWords() {}

  static Optional<String> explain(String word) {
    return Optional.ofNullable(INSTEAD.get(word))
        .map(help -> "Cascade has no `" + word + "`: " + help + ".");
  }
}
