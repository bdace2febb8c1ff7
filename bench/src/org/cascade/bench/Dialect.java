package org.cascade.bench;

import java.util.Map;

/** A language in which {@link SourceGenerator} writes the same program. */
public interface Dialect {
  /** Where the module with a number stands, from the project's folder. */
  String file(int module);

  /** How a module begins: it imports the one before. */
  String opening(int module);

  /** About 90 lines on a noun, with words to replace. */
  String part();

  /** How a module ends: it calls what it imports. */
  String end(int module);

  /** What else belongs to the project: files by their paths. */
  Map<String, String> others();
}
