package org.cascade.lang.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cascade.lang.codegen.RuntimeNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every name that generated code takes from the runtime is there. */
class RuntimeNamesTest {
  @Test
  void classesAreThere() {
    TreeSet<String> missing = new TreeSet<>();
    for (String name : RuntimeNames.classes()) {
      if (load(name) == null) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), List.copyOf(missing));
  }

  @Test
  void membersAreThere() {
    TreeSet<String> missing = new TreeSet<>();
    for (String member : RuntimeNames.members()) {
      int hash = member.indexOf('#');
      Class<?> owner = load(member.substring(0, hash));
      if (owner == null || !has(owner, member.substring(hash + 1))) {
        missing.add(member);
      }
    }
    assertEquals(List.of(), List.copyOf(missing));
  }

  private static boolean has(Class<?> owner, String name) {
    Stream<AccessibleObject> declared =
        Stream.concat(
            Arrays.stream(owner.getDeclaredMethods()), Arrays.stream(owner.getDeclaredFields()));
    boolean here =
        Stream.concat(declared, Arrays.stream(owner.getMethods()))
            .anyMatch(m -> ((Member) m).getName().equals(name));
    return here || owner.getSuperclass() != null && has(owner.getSuperclass(), name);
  }

  private static @Nullable Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }
}
