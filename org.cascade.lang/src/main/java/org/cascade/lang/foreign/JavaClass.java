package org.cascade.lang.foreign;

import java.util.List;

/**
 * What is known of a Java class.
 *
 * @param name in full, with dots before member classes too
 * @param params how many type parameters it has
 * @param isAbstract whether there is no {@code new} of it
 * @param members the public ones, inherited ones too, in a fixed order
 */
public record JavaClass(String name, int params, boolean isAbstract, List<JavaMember> members) {
  /** The members of this name; the constructors are called {@code new}. */
  List<JavaMember> named(String member) {
    return members.stream().filter(m -> m.name().equals(member)).toList();
  }
}
