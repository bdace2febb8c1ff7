package org.cascade.lang.codegen;

import java.util.Set;
import org.cascade.lang.source.LineMap;

/**
 * A Java file.
 *
 * @param path below the root of the sources: {@code a/b/User.java}
 * @param text as people read it
 * @param lines where each line of the text comes from
 * @param compiled as it is compiled
 * @param uses the top-level classes that it names
 */
public record GeneratedFile(
    String path, String text, LineMap lines, Compiled compiled, Set<String> uses) {

  /**
   * The same Java, broken also wherever another line of the program begins: a class file tells only
   * lines of Java apart, and a debugger has to stop at each line of the program.
   */
  public record Compiled(String text, LineMap lines) {}

  /** The class of the same name: {@code a.b.User}. */
  public String className() {
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }
}
