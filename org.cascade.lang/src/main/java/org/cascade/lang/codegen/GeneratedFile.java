package org.cascade.lang.codegen;

import java.util.Set;
import org.cascade.lang.source.LineMap;

/**
 * A Java file.
 *
 * @param path below the root of the sources: {@code a/b/User.java}
 * @param lines where each line of the text comes from
 * @param uses the top-level classes that it names
 */
public record GeneratedFile(String path, String text, LineMap lines, Set<String> uses) {
  /** The class of the same name: {@code a.b.User}. */
  public String className() {
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }
}
