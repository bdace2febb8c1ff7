package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.Collections;
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
 *
 * <p>Items are told apart by their trees, which parsing keeps as long as their text is as it was.
 */
final class ItemGraph {
  /** An item, or the statements of a module as a whole. */
  private record Node(String module, ItemNames names) {}

  /** The statements of a module as a whole. */
  private record Main(String module) {}

  private Map<Object, Node> nodes = new IdentityHashMap<>();
  private Map<String, List<Object>> declarers = new HashMap<>();
  private Map<String, List<String>> imports = new HashMap<>();
  private Set<Object> faulty = newSet();
  private final Map<String, Main> mains = new HashMap<>();

  private static Set<Object> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** What stands for a module's statements, as an item does. */
  Object main(String module) {
    return mains.computeIfAbsent(module, Main::new);
  }

  /** Whether it is part of the version that was taken in last. */
  boolean holds(Object item) {
    return nodes.containsKey(item);
  }

  /** Whether something in the program is built at compile time. */
  boolean builds() {
    return nodes.values().stream().anyMatch(n -> n.names.builds());
  }

  // ---- another version ----

  /**
   * Takes in another version of the program.
   *
   * @return the items and mains that are new or hang on something that is not as it was
   */
  Set<Object> update(List<ModuleUnit> units) {
    Map<Object, Node> before = nodes;
    Map<String, List<Object>> declarersBefore = declarers;
    Map<String, List<String>> importsBefore = imports;
    nodes = new IdentityHashMap<>();
    declarers = new HashMap<>();
    imports = new HashMap<>();
    for (ModuleUnit unit : units) {
      imports.put(unit.name(), unit.tree().imports().stream().map(ItemGraph::text).toList());
      unit.tree().items().forEach(item -> add(item, unit.name(), before));
      add(main(unit.name()), unit.name(), before);
    }
    Set<Object> changed = newSet();
    nodes.forEach((item, node) -> {
      boolean same =
          isOf(before, item, node.module)
              && Optional.ofNullable(imports.get(node.module))
                  .equals(Optional.ofNullable(importsBefore.get(node.module)));
      if (!same) {
        changed.add(item);
      }
    });
    changed.addAll(mentioning(otherwiseDeclared(declarersBefore), changed));
    boolean gone = before.keySet().stream().anyMatch(i -> !nodes.containsKey(i));
    return spread(changed, gone);
  }

  private static boolean isOf(Map<Object, Node> nodes, Object item, String module) {
    return Optional.ofNullable(nodes.get(item)).filter(n -> n.module.equals(module)).isPresent();
  }

  private static String text(Module.Import of) {
    List<String> words = new ArrayList<>();
    of.module().stream().map(Name::text).forEach(words::add);
    words.add("{");
    of.names().stream().map(Name::text).forEach(words::add);
    return String.join(".", words);
  }

  private void add(Object item, String module, Map<Object, Node> before) {
    Node node =
        Optional.ofNullable(before.get(item))
            .filter(n -> n.module.equals(module))
            .orElseGet(() ->
                new Node(
                    module,
                    item instanceof Module.Item i
                        ? ItemNames.of(i, module)
                        : ItemNames.ofMain(module)));
    nodes.put(item, node);
    for (String name : node.names.declared()) {
      declarers.computeIfAbsent(name, n -> new ArrayList<>(1)).add(item);
    }
  }

  /** The items that mention one of some names; those of no interest are left out. */
  private List<Object> mentioning(Set<String> names, Set<Object> without) {
    List<Object> all = new ArrayList<>();
    if (!names.isEmpty()) {
      nodes.forEach((item, node) -> {
        if (!without.contains(item) && !Collections.disjoint(node.names.mentioned(), names)) {
          all.add(item);
        }
      });
    }
    return all;
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
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i) == others.get(i);
    }
    return same;
  }

  // ---- errors ----

  /**
   * Says where errors are in the version that was taken in last.
   *
   * @return the items in which there are some and were none, or the other way, and what hangs on
   *     them
   */
  Set<Object> faults(List<ModuleUnit> units, List<Span> errors) {
    Set<Object> before = faulty;
    faulty = newSet();
    Set<Object> changed = newSet();
    for (ModuleUnit unit : units) {
      List<Span> own = errors.stream().filter(e -> e.source() == unit.source()).toList();
      for (Module.Item item : unit.tree().items()) {
        boolean wrong = !own.isEmpty() && own.stream().anyMatch(item.span()::holds);
        if (wrong) {
          faulty.add(item);
        }
        if (wrong != before.contains(item)) {
          changed.add(item);
        }
      }
    }
    return spread(changed, false);
  }

  // ---- what follows ----

  /** Some of the items, as far as they are still there, and all that hangs on them. */
  Set<Object> hangingOn(List<Module.Item> items) {
    Set<Object> all = newSet();
    items.stream().filter(nodes::containsKey).forEach(all::add);
    return spread(all, false);
  }

  /** Adds what hangs on something that has changed. */
  private Set<Object> spread(Set<Object> changed, boolean gone) {
    if (gone || !changed.isEmpty()) {
      nodes.forEach((item, node) -> {
        if (node.names.builds()) {
          changed.add(item);
        }
      });
    }
    Set<String> asked = new HashSet<>();
    List<Object> open = List.copyOf(changed);
    while (!open.isEmpty()) {
      Set<String> names = new HashSet<>();
      for (Object item : open) {
        Optional.ofNullable(nodes.get(item)).ifPresent(n -> names.addAll(n.names.declared()));
      }
      names.removeIf(n -> !asked.add(n));
      open = mentioning(names, changed);
      changed.addAll(open);
    }
    return changed;
  }
}
