package org.cascade.lang.ide.debug.lines;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which lines of which sources the classes of a program stand for, known before it runs. */
public final class ProgramLines {
  private final Map<String, Map<Integer, SourceLine>> byClass = new HashMap<>();
  private final Map<String, NavigableMap<Integer, List<CodePlace>>> byPath = new HashMap<>();
  private final Map<MethodId, MethodId> enclosing = new HashMap<>();
  private final Set<MethodId> wrappers = new HashSet<>();
  private final Set<MethodId> shown = new HashSet<>();
  private final Map<String, SourceLine> firstLines = new HashMap<>();

  private ProgramLines() {}

  /**
   * @param classes class files by binary name
   */
  public static ProgramLines of(Map<String, byte[]> classes) {
    ProgramLines all = new ProgramLines();
    classes.forEach((name, bytes) -> all.add(name, ClassScan.of(name, bytes)));
    return all;
  }

  private void add(String className, ClassScan scan) {
    byClass.put(className, Map.copyOf(scan.lines()));
    enclosing.putAll(scan.enclosing());
    wrappers.addAll(scan.wrappers());
    scan.numbers()
        .forEach((method, places) -> {
          if (!scan.wrappers().contains(method)) {
            shown.add(method);
            SourceLine first = places.firstEntry().getValue();
            firstLines.putIfAbsent(className + "." + method.name(), first);
            places.forEach((number, line) -> add(new CodePlace(method, number), line));
          }
        });
  }

  private void add(CodePlace place, SourceLine line) {
    byPath
        .computeIfAbsent(line.path(), p -> new TreeMap<>())
        .computeIfAbsent(line.line(), l -> new ArrayList<>())
        .add(place);
  }

  /** The line that a number in a class's line tables stands for. */
  public Optional<SourceLine> at(String className, int number) {
    return Optional.ofNullable(byClass.getOrDefault(className, Map.of()).get(number));
  }

  /** Whether a class was made from a source. */
  public boolean knows(String className) {
    return byClass.containsKey(className);
  }

  /** Whether a method is one that a user has written, and no frame around it or Java's own. */
  public boolean isShown(MethodId method) {
    return shown.contains(method);
  }

  /** Whether a method only hands the body of an operation, a lambda, to the runtime. */
  public boolean isWrapper(MethodId method) {
    return wrappers.contains(method);
  }

  /** Whether a method is a lambda of the program, and not the body of an operation. */
  public boolean isLambda(MethodId method) {
    MethodId around = enclosing.get(method);
    return method.isLambda() && (around == null || !wrappers.contains(around));
  }

  /** The lines of a source at which a program can stop, in order. */
  public List<Integer> linesOf(String path) {
    return List.copyOf(of(path).keySet());
  }

  /** The sources that some code comes from. */
  public Set<String> paths() {
    return Collections.unmodifiableSet(byPath.keySet());
  }

  /** The line with which a method begins. */
  public Optional<SourceLine> first(String className, String methodName) {
    return Optional.ofNullable(firstLines.get(className + "." + methodName));
  }

  /** The first line from a given one on, within reach, at which a program can stop. */
  public Optional<Integer> stoppable(String path, int line, int last) {
    Integer found = of(path).ceilingKey(line);
    return found != null && found <= last ? Optional.of(found) : Optional.empty();
  }

  /** Where a program has to be stopped for a line; a lambda within the same line does not count. */
  public List<CodePlace> places(String path, int line) {
    List<CodePlace> all = of(path).getOrDefault(line, List.of());
    Set<MethodId> methods = new HashSet<>();
    all.forEach(p -> methods.add(p.method()));
    return all.stream().filter(p -> !isWithin(p.method(), methods)).toList();
  }

  private boolean isWithin(MethodId method, Set<MethodId> others) {
    MethodId around = enclosing.get(method);
    while (around != null) {
      if (others.contains(around)) {
        return true;
      }
      around = enclosing.get(around);
    }
    return false;
  }

  private NavigableMap<Integer, List<CodePlace>> of(String path) {
    return byPath.getOrDefault(path, Collections.emptyNavigableMap());
  }
}
