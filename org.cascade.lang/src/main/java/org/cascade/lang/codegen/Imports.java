package org.cascade.lang.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The imports of one Java file: classes by their simple names, in full where two would meet. */
final class Imports {
  private final String ownPackage;
  private final Set<String> neighbours;
  private final Set<String> nested;
  private final Map<String, String> bySimpleName = new HashMap<>();
  private final Set<String> imported = new TreeSet<>();
  private final Set<String> named = new TreeSet<>();

  /**
   * @param neighbours simple names of the classes of the package
   * @param nested simple names of the classes within the file's own
   */
  Imports(String ownPackage, Set<String> neighbours, Set<String> nested) {
    this.ownPackage = ownPackage;
    this.neighbours = neighbours;
    this.nested = nested;
  }

  /** What to write for a class; {@code a.b.Outer.Inner} becomes {@code Outer.Inner}. */
  String name(String qualified) {
    int start = outerStart(qualified);
    int end = qualified.indexOf('.', start);
    String outer = end < 0 ? qualified : qualified.substring(0, end);
    String inner = end < 0 ? "" : qualified.substring(end);
    return nameOuter(outer, outer.substring(start), start) + inner;
  }

  private String nameOuter(String outer, String simple, int start) {
    named.add(outer);
    String from = start == 0 ? "" : outer.substring(0, start - 1);
    if (nested.contains(simple)) {
      return outer;
    }
    if (from.equals(ownPackage)) {
      return simple;
    }
    if (neighbours.contains(simple)) {
      return outer;
    }
    if (from.equals("java.lang") || from.isEmpty()) {
      return bySimpleName.getOrDefault(simple, outer).equals(outer) ? simple : outer;
    }
    String known = bySimpleName.putIfAbsent(simple, outer);
    if (known != null && !known.equals(outer)) {
      return outer;
    }
    imported.add(outer);
    return simple;
  }

  /** Packages start in lower case, classes do not. */
  private static int outerStart(String qualified) {
    int start = 0;
    while (!Character.isUpperCase(qualified.charAt(start))) {
      int dot = qualified.indexOf('.', start);
      if (dot < 0) {
        return qualified.lastIndexOf('.') + 1;
      }
      start = dot + 1;
    }
    return start;
  }

  List<String> sorted() {
    return List.copyOf(imported);
  }

  /** The classes that were asked for, with those that need no import. */
  Set<String> named() {
    return Set.copyOf(named);
  }
}
