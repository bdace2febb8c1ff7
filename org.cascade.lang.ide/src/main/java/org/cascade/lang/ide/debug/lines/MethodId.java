package org.cascade.lang.ide.debug.lines;

/**
 * A method of a class file.
 *
 * @param className {@code a.b.Shape$Circle}
 * @param descriptor as the JVM writes it
 */
public record MethodId(String className, String name, String descriptor) {
  /** Whether it is the body of a lambda. */
  public boolean isLambda() {
    return name.startsWith("lambda$");
  }
}
