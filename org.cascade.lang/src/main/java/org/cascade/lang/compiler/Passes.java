package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.ast.Module;
import org.cascade.lang.check.Checks;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.ModuleParts;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.Severity;
import org.cascade.lang.infer.Inference;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.refine.Claims;
import org.cascade.lang.refine.FlowSolver;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/** The passes between reading sources and generating Java, each as one step. */
final class Passes {
  private final Program program;
  private final Reporter reporter;
  private final ConstEvaluation compileTime;

  Passes(Program program, Budgets budgets, Reporter reporter) {
    this.program = program;
    this.reporter = reporter;
    this.compileTime = new ConstEvaluation(program, budgets, reporter);
  }

  Typed infer() {
    return Inference.infer(program, compileTime, reporter);
  }

  void check(Typed typed) {
    Checks.check(typed, reporter);
  }

  /** Computes the constants, which lowering takes as values. */
  void evaluate(Typed typed) {
    List<FunctionSymbol> prelude = typed.modules().get(Builtin.MODULE).functions();
    compileTime.complete(typed.table(), prelude);
  }

  /** All modules in core, of a program without errors. */
  List<CoreModule> lower(Typed typed) {
    List<CoreModule> modules = new ArrayList<>();
    for (ModuleUnit unit : program.units()) {
      Typed.Declared declared = typed.modules().get(unit.name());
      modules.add(lower(typed, unit, unit.tree().items(), declared.types(), declared.functions()));
    }
    return modules;
  }

  private CoreModule lower(
      Typed typed,
      ModuleUnit unit,
      List<Module.Item> items,
      List<TypeSymbol> types,
      List<FunctionSymbol> functions) {
    Module whole = unit.tree();
    Module tree = new Module(whole.span(), whole.name(), whole.imports(), items);
    ModuleParts parts = new ModuleParts(unit.name(), unit.source(), tree, types, functions);
    return compileTime.lowering().lowerModule(parts, typed.table());
  }

  /** Proves what the program claims, or says what cannot be shown. */
  void prove(List<CoreModule> core) {
    for (CoreModule module : core) {
      if (!program.module(module.name()).map(ModuleUnit::library).orElse(false)) {
        prove(module);
      }
    }
  }

  private void prove(CoreModule module) {
    Claims.check(module, compileTime.lowering(), compileTime, new FlowSolver(), reporter);
  }

  // ---- programs with errors ----

  /** Proves the claims of what has no errors, part by part. */
  void proveSoundParts(Typed typed) {
    List<Span> errors = errors();
    for (ModuleUnit unit : program.units()) {
      if (unit.library()) {
        continue;
      }
      Typed.Declared declared = typed.modules().get(unit.name());
      for (Module.Item item : unit.tree().items()) {
        if (!holdsAny(item.span(), errors)) {
          part(typed, unit, List.of(item), List.of(), List.of());
        }
      }
      for (TypeSymbol type : declared.types()) {
        if (!holdsAny(declaration(unit, type), errors)) {
          part(typed, unit, List.of(), List.of(type), List.of());
        }
      }
      for (FunctionSymbol function : declared.functions()) {
        if (!holdsAny(function.decl().span(), errors)) {
          part(typed, unit, List.of(), List.of(), List.of(function));
        }
      }
    }
  }

  private void part(
      Typed typed,
      ModuleUnit unit,
      List<Module.Item> items,
      List<TypeSymbol> types,
      List<FunctionSymbol> functions) {
    CoreModule module;
    try {
      module = lower(typed, unit, items, types, functions);
    } catch (RuntimeException e) {
      // It uses what has errors elsewhere, so its own types are not known; those errors are told.
      return;
    }
    prove(module);
  }

  private List<Span> errors() {
    return reporter.sorted().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(Diagnostic::span)
        .toList();
  }

  private static Span declaration(ModuleUnit unit, TypeSymbol type) {
    return unit.tree().items().stream()
        .map(Module.Item::span)
        .filter(s -> holds(s, type.declared()))
        .findFirst()
        .orElse(type.declared());
  }

  private static boolean holdsAny(Span outer, List<Span> inner) {
    return inner.stream().anyMatch(i -> holds(outer, i));
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.source() == inner.source()
        && outer.offset() <= inner.offset()
        && inner.end() <= outer.end();
  }
}
