package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;

/**
 * Goes on from the inference of another version: items that have changed, or hang on what has, are
 * taken out and declared and inferred anew, and nothing else is touched. What is left alone names
 * none of them, so it means the same.
 */
final class Resumption {
  private final World world;
  private final List<Change> changes;

  /**
   * A module of which not all is as it was.
   *
   * @param kept what goes on as it is
   */
  private record Change(ModuleScope module, Map<Module.Item, Entered> kept, List<Entered> gone) {}

  private Resumption(World world, List<Change> changes) {
    this.world = world;
    this.changes = changes;
  }

  /** Absent if the two versions have not the same modules. */
  static Optional<Resumption> of(World world, Program program, Predicate<Module.Item> isChanged) {
    List<ModuleUnit> before = world.program().units();
    List<ModuleUnit> now = program.units();
    long names = now.stream().map(ModuleUnit::name).distinct().count();
    if (before.size() != now.size() || names < now.size() || world.isFaultyElsewhere()) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (!isOne(before.get(i), now.get(i))) {
        return Optional.empty();
      }
      if (!now.get(i).library()) {
        change(world, now.get(i), isChanged).ifPresent(changes::add);
      }
    }
    return Optional.of(new Resumption(world, changes));
  }

  private static boolean isOne(ModuleUnit before, ModuleUnit now) {
    return before.name().equals(now.name())
        && before.library() == now.library()
        && (!now.library() || isSame(before.tree(), now.tree()));
  }

  /** Trees are the same if they are one: to compare them part by part would take too long. */
  private static boolean isSame(Object some, Object other) {
    return some == other;
  }

  /** What has changed in a module, if anything. */
  private static Optional<Change> change(
      World world, ModuleUnit now, Predicate<Module.Item> isChanged) {
    ModuleScope module = Optional.ofNullable(world.modules().get(now.name())).orElseThrow();
    // Also where the text is as it was, an item may hang on one of another module that is not.
    Set<Module.Item> same = Collections.newSetFromMap(new IdentityHashMap<>());
    now.tree().items().stream().filter(i -> !isChanged.test(i)).forEach(same::add);
    List<Entered> before = world.entered(module);
    if (isSame(module.unit().tree(), now.tree()) && same.size() == before.size()) {
      return Optional.empty();
    }
    Map<Module.Item, Entered> kept = new IdentityHashMap<>();
    List<Entered> gone = new ArrayList<>();
    for (Entered e : before) {
      if (same.contains(e.item())) {
        kept.put(e.item(), e);
      } else {
        gone.add(e);
      }
    }
    return Optional.of(new Change(module, kept, gone));
  }

  World run(Program program, CompileTime compileTime, Reporter reporter) {
    List<Entered> gone = changes.stream().flatMap(c -> c.gone.stream()).toList();
    world.resume(program, compileTime, reporter, gone);
    for (ModuleUnit unit : program.units()) {
      Optional.ofNullable(world.modules().get(unit.name()))
          .filter(m -> !unit.library())
          .ifPresent(m -> m.update(unit));
    }
    changes.forEach(c -> world.declareAgain(c.module, c.kept));
    Declarations.importAll(world);
    world.bodies().inferAll();
    world.runDeferred();
    return world;
  }
}
