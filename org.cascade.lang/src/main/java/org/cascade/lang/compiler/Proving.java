package org.cascade.lang.compiler;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.ItemPlaces;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Stmt;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.ModuleParts;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.refine.Claims;
import org.cascade.lang.refine.Findings;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.source.Span;

/** Judges the claims of a program, but for those whose answers are known from the one before. */
final class Proving {
  private final Typed typed;
  private final ConstEvaluation compileTime;
  private final Solver solver;
  private final CompileCache cache;
  private final ClaimMemo memo;
  private final Reporter reporter;

  Proving(
      Typed typed,
      ConstEvaluation compileTime,
      Solver solver,
      CompileCache cache,
      Reporter reporter) {
    this.typed = typed;
    this.compileTime = compileTime;
    this.solver = solver;
    this.cache = cache;
    this.memo = cache.claims();
    this.reporter = reporter;
  }

  /**
   * Reports what is not proved.
   *
   * @param lowered all modules; or none, then what has to be is lowered
   */
  void prove(List<CoreModule> lowered) {
    List<ModuleUnit> units = typed.program().units().stream().filter(u -> !u.library()).toList();
    List<Span> faulty = reporter.faulty();
    boolean erroneous = reporter.hasErrors();
    cache.faults(typed.program(), faulty);
    for (ModuleUnit unit : units) {
      ModuleParts parts =
          erroneous
              ? compileTime
                  .lowering()
                  .soundParts(ModuleSelection.withoutErrors(unit, typed, faulty), typed.table())
              : ModuleSelection.all(unit, typed);
      prove(unit, parts, lowered.stream().filter(m -> m.name().equals(unit.name())).findFirst());
    }
  }

  private void prove(ModuleUnit unit, ModuleParts parts, Optional<CoreModule> lowered) {
    ItemPlaces places = new ItemPlaces(unit.tree());
    Set<Module.Item> present = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean known = memo.knows(cache.main(unit.name())) && isWhole(unit, parts);
    for (Span place : ModuleSelection.places(parts)) {
      Optional<Module.Item> item = places.of(place);
      item.ifPresent(present::add);
      known &= item.filter(memo::knows).isPresent();
    }
    if (known) {
      memo.of(cache.main(unit.name())).forEach(reporter::report);
      unit.tree().items().stream()
          .filter(present::contains)
          .forEach(i -> memo.of(i).forEach(reporter::report));
    } else {
      judge(unit, parts, present, lowered);
    }
  }

  private void judge(
      ModuleUnit unit, ModuleParts parts, Set<Module.Item> present, Optional<CoreModule> lowered) {
    CoreModule core =
        lowered.orElseGet(() -> {
          ModuleParts open =
              ModuleSelection.toJudge(parts, new ItemPlaces(unit.tree()), memo::knows);
          return compileTime.lowering().lowerModule(open, typed.table());
        });
    List<Core> constants = compileTime.written(unit.name());
    Claims.Asked asked = new Claims.Asked(core, unit.tree(), constants, memo::knows);
    Findings found = Claims.check(asked, compileTime.lowering(), compileTime, solver);
    if (isWhole(unit, parts)) {
      memo.keep(cache.main(unit.name()), found.main());
    }
    found.main().told().forEach(reporter::report);
    for (Module.Item item : unit.tree().items()) {
      if (memo.knows(item) && present.contains(item)) {
        memo.of(item).forEach(reporter::report);
      } else {
        Findings.Finding finding = found.of(item);
        if (present.contains(item)) {
          memo.keep(item, finding);
        }
        finding.told().forEach(reporter::report);
      }
    }
    found.built().told().forEach(reporter::report);
  }

  /** Whether no statement is left out for an error in it. */
  private static boolean isWhole(ModuleUnit unit, ModuleParts parts) {
    return statements(unit.tree()) == statements(parts.tree());
  }

  private static long statements(Module tree) {
    return tree.items().stream()
        .filter(i -> i instanceof Stmt && !(i instanceof Decl.Function))
        .count();
  }
}
