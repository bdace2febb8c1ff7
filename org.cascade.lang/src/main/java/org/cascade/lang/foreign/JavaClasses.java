package org.cascade.lang.foreign;

/** The Java classes that a program can use. */
public interface JavaClasses {
  /** The class of this name. */
  Answer find(String name);

  /** Whether values of a class are values of another one too; false for what does not exist. */
  boolean isSubclass(String name, String of);

  /** What came of looking for a class. */
  sealed interface Answer {
    record Found(JavaClass found) implements Answer {}

    record Missing() implements Answer {}

    /**
     * It is there, and cannot be used.
     *
     * @param reason and a way out: {@code is not public: bind to another class}
     */
    record Unusable(String reason) implements Answer {}
  }
}
