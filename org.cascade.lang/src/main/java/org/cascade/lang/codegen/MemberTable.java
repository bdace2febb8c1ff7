package org.cascade.lang.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of one Java class's members: unique, and overloaded only where Java tells them apart.
 */
final class MemberTable {
  private static final Set<String> WIDE = Set.of("java.lang.Object");

  private final Map<String, List<List<String>>> methods = new HashMap<>();
  private final Set<String> reserved = new HashSet<>();
  private final Set<String> fields = new HashSet<>();

  MemberTable reserve(Set<String> names) {
    reserved.addAll(names);
    return this;
  }

  /** Takes a method as it is. */
  void take(String name, List<String> erased) {
    methods.computeIfAbsent(name, n -> new ArrayList<>()).add(erased);
  }

  /** A name for a method with these erased parameter types, as near to the wished one as can be. */
  String method(String wish, List<String> erased) {
    for (String name : candidates(wish)) {
      if (isFree(name, erased)) {
        take(name, erased);
        return name;
      }
    }
    for (int i = 2; ; i++) {
      String name = JavaNames.camel(wish) + i;
      if (isFree(name, erased)) {
        take(name, erased);
        return name;
      }
    }
  }

  String field(String wish) {
    for (String name : candidates(wish)) {
      if (!reserved.contains(name) && fields.add(name)) {
        return name;
      }
    }
    for (int i = 2; ; i++) {
      String name = JavaNames.camel(wish) + i;
      if (fields.add(name)) {
        return name;
      }
    }
  }

  private static List<String> candidates(String wish) {
    String camel = JavaNames.camel(wish);
    return List.of(camel, JavaNames.legal(wish), camel + "_");
  }

  private boolean isFree(String name, List<String> erased) {
    return !reserved.contains(name)
        && methods.getOrDefault(name, List.of()).stream().noneMatch(m -> confused(m, erased));
  }

  /** Whether a call might mean either: no parameter has two types that exclude each other. */
  private static boolean confused(List<String> a, List<String> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      boolean wide = WIDE.contains(a.get(i)) || WIDE.contains(b.get(i));
      if (!wide && !a.get(i).equals(b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
