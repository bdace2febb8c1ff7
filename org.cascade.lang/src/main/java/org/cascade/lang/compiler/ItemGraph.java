package org.cascade.lang.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.source.Span;

/**
 * Which items of a program hang on which, by the names they mention, and so which may mean
 * something else than in the version before. An item hangs on every item of any module that
 * declares a name it mentions: that is more than those it means, and never less, since what a name
 * means is decided by what declares it.
 */
final class ItemGraph {
  /** Something that may change: an item by its tree, or what all statements of a module do. */
  private record Node(ModuleUnit unit, ItemNames names, boolean faulty) {}

  /** The statements of a module as a whole. */
  record Main(String module) {}

  private Map<Object, Node> nodes = new IdentityHashMap<>();
  private Map<String, List<Object>> declarers = new HashMap<>();
  private Map<String, List<String>> imports = new HashMap<>();
  private final Map<String, Main> mains = new HashMap<>();

  /** What stands for a module's statements. */
  Main main(String module) {
    return mains.computeIfAbsent(module, Main::new);
  }

  /** Whether it is part of the version that was taken in last. */
  boolean holds(Object item) {
    return nodes.containsKey(item);
  }

  /**
   * Takes in another version of the program.
   *
   * @param faulty where errors are
   * @return the items and mains that are new or hang on something that is not as it was
   */
  Set<Object> update(List<ModuleUnit> units, List<Span> faulty) {
    Map<Object, Node> before = nodes;
    Map<String, List<Object>> declarersBefore = declarers;
    Map<String, List<String>> importsBefore = imports;
    nodes = new IdentityHashMap<>();
    declarers = new HashMap<>();
    imports = new HashMap<>();
    Set<Object> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ModuleUnit unit : units) {
      imports.put(unit.name(), unit.tree().imports().stream().map(ItemGraph::text).toList());
      boolean same = imports.get(unit.name()).equals(importsBefore.get(unit.name()));
      List<Span> own = faulty.stream().filter(f -> f.source() == unit.source()).toList();
      for (Module.Item item : unit.tree().items()) {
        boolean wrong = own.stream().anyMatch(item.span()::holds);
        add(item, unit, wrong, Optional.ofNullable(before.get(item)));
      }
      add(main(unit.name()), unit, false, Optional.ofNullable(before.get(main(unit.name()))));
      if (!same) {
        changed.addAll(unit.tree().items());
        changed.add(main(unit.name()));
      }
    }
    nodes.forEach((item, node) -> {
      Node old = before.get(item);
      if (old == null || !isAsBefore(node, old)) {
        changed.add(item);
      }
    });
    boolean gone = !nodes.keySet().containsAll(before.keySet());
    spread(changed, otherwiseDeclared(declarersBefore), gone);
    return changed;
  }

  private static boolean isAsBefore(Node now, Node before) {
    return now.faulty == before.faulty && now.unit.name().equals(before.unit.name());
  }

  private static String text(Module.Import of) {
    List<String> words = new ArrayList<>();
    of.module().stream().map(Name::text).forEach(words::add);
    words.add("{");
    of.names().stream().map(Name::text).forEach(words::add);
    return String.join(".", words);
  }

  private void add(Object item, ModuleUnit unit, boolean faulty, Optional<Node> before) {
    ItemNames names =
        before
            .filter(b -> b.unit.name().equals(unit.name()))
            .map(Node::names)
            .orElseGet(() ->
                item instanceof Module.Item i
                    ? ItemNames.of(i, unit.name())
                    : ItemNames.ofMain(unit.name()));
    nodes.put(item, new Node(unit, names, faulty));
    for (String name : names.declared()) {
      declarers.computeIfAbsent(name, n -> new ArrayList<>(1)).add(item);
    }
  }

  /** The names that other items declare than before, or the same in another order. */
  private Set<String> otherwiseDeclared(Map<String, List<Object>> before) {
    Set<String> names = new HashSet<>();
    declarers.forEach((name, items) -> {
      if (!same(items, before.getOrDefault(name, List.of()))) {
        names.add(name);
      }
    });
    before.keySet().stream().filter(n -> !declarers.containsKey(n)).forEach(names::add);
    return names;
  }

  /** By identity: to compare trees part by part would take longer than all else. */
  private static boolean same(List<Object> some, List<Object> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Adds what hangs on something that has changed. */
  private void spread(Set<Object> changed, Set<String> names, boolean gone) {
    boolean any = gone || !changed.isEmpty() || !names.isEmpty();
    if (!any) {
      return;
    }
    Map<String, List<Object>> mentioning = new HashMap<>();
    nodes.forEach((item, node) -> {
      if (node.names.builds()) {
        changed.add(item);
      }
      for (String name : node.names.mentioned()) {
        if (declarers.containsKey(name) || names.contains(name)) {
          mentioning.computeIfAbsent(name, n -> new ArrayList<>()).add(item);
        }
      }
    });
    Deque<Object> open = new ArrayDeque<>(changed);
    names.forEach(n -> reach(mentioning.getOrDefault(n, List.of()), changed, open));
    while (!open.isEmpty()) {
      Node node = nodes.get(open.removeFirst());
      if (node != null) {
        for (String name : node.names.declared()) {
          reach(mentioning.getOrDefault(name, List.of()), changed, open);
        }
      }
    }
  }

  private static void reach(Collection<Object> items, Set<Object> changed, Deque<Object> open) {
    items.stream().filter(changed::add).forEach(open::addLast);
  }
}
