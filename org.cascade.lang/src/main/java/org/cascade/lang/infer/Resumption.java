package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Module;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.types.FunctionSymbol;

/**
 * Goes on from the inference of another version: functions and tests that have changed, or hang on
 * what has, are declared and inferred anew in the place of those before, and nothing else is
 * touched. What is left alone names none of them, so it means the same.
 */
final class Resumption {
  private final World world;
  private final List<Change> changes;

  /** An item, and what stands in its place now; the same if only what it hangs on has changed. */
  private record Change(ModuleScope module, Module.Item before, Module.Item now) {}

  private Resumption(World world, List<Change> changes) {
    this.world = world;
    this.changes = changes;
  }

  /**
   * Absent if anything else has changed, or something was told that would have to be told again.
   *
   * @param told what was told of the version before
   */
  static Optional<Resumption> of(
      World world, Program program, Predicate<Module.Item> isChanged, List<Diagnostic> told) {
    List<ModuleUnit> before = world.program().units();
    List<ModuleUnit> now = program.units();
    if (before.size() != now.size()) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (!add(world, before.get(i), now.get(i), isChanged, changes)) {
        return Optional.empty();
      }
    }
    boolean allTold =
        told.stream()
            .allMatch(d -> changes.stream().anyMatch(c -> c.before.span().holds(d.span())));
    return allTold ? Optional.of(new Resumption(world, changes)) : Optional.empty();
  }

  /** Whether all differences between two versions of a module are of the kind that can be. */
  private static boolean add(
      World world,
      ModuleUnit before,
      ModuleUnit now,
      Predicate<Module.Item> isChanged,
      List<Change> changes) {
    if (!before.name().equals(now.name()) || before.library() != now.library()) {
      return false;
    }
    if (now.library()) {
      return isSame(before.tree(), now.tree());
    }
    // Also where the text is as it was, an item may hang on one of another module that is not.
    if (!areSame(before.tree().imports(), now.tree().imports())
        || before.tree().items().size() != now.tree().items().size()) {
      return false;
    }
    ModuleScope module = Optional.ofNullable(world.modules().get(now.name())).orElseThrow();
    for (int i = 0; i < now.tree().items().size(); i++) {
      Module.Item old = before.tree().items().get(i);
      Module.Item item = now.tree().items().get(i);
      if (isChanged.test(item)) {
        if (!canReplace(old, item)) {
          return false;
        }
        changes.add(new Change(module, old, item));
      } else if (!isSame(old, item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSame(List<Module.Import> some, List<Module.Import> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = isSame(some.get(i), others.get(i));
    }
    return same;
  }

  /** Trees are the same if they are one: to compare them part by part would take too long. */
  private static boolean isSame(Object some, Object other) {
    return some == other;
  }

  private static boolean canReplace(Module.Item before, Module.Item now) {
    return switch (now) {
      case Decl.Function f ->
          before instanceof Decl.Function b
              && isPlain(f)
              && isPlain(b)
              && b.name().text().equals(f.name().text());
      case Decl.Test t -> before instanceof Decl.Test;
      default -> false;
    };
  }

  /** A function that nothing but code calls. */
  private static boolean isPlain(Decl.Function f) {
    return f.kind() == Decl.FunctionKind.LET && !f.name().isMissing();
  }

  World run(Program program, CompileTime compileTime, Reporter reporter) {
    List<Work> gone = new ArrayList<>();
    List<FunctionSymbol> before = new ArrayList<>();
    for (Change change : changes) {
      switch (change.before) {
        case Decl.Function f -> before.add(world.table().function(f).orElseThrow());
        case Decl.Test t ->
            gone.add(world.bodies().replace(t, (Decl.Test) change.now, change.module));
        default -> {}
      }
    }
    before.forEach(f -> gone.add(world.work(f)));
    world.resume(program, compileTime, reporter, gone);
    for (ModuleUnit unit : program.units()) {
      Optional.ofNullable(world.modules().get(unit.name()))
          .filter(m -> !unit.library())
          .ifPresent(m -> m.update(unit));
    }
    before.forEach(world::remove);
    List<FunctionSymbol> functions = new ArrayList<>();
    for (Change change : changes) {
      if (change.now instanceof Decl.Function f) {
        functions.add(declare(change.module, before.get(functions.size()), f));
      }
    }
    functions.forEach(world.bodies()::ensure);
    changes.stream()
        .map(Change::now)
        .filter(Decl.Test.class::isInstance)
        .forEach(t -> world.bodies().inferTest((Decl.Test) t));
    world.members().inferAll();
    world.runDeferred();
    return world;
  }

  private FunctionSymbol declare(ModuleScope module, FunctionSymbol before, Decl.Function now) {
    FunctionSymbol symbol =
        new FunctionSymbol(module.name(), now, Optional.empty(), Optional.empty());
    world.headers().settle(symbol, module);
    world.table().put(now, symbol);
    module.replace(before, symbol);
    return symbol;
  }
}
