package org.cascade.lang.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Core of all modules, without the declarations and statements that have errors. */
  List<CoreModule> lower(Typed typed) {
    List<FunctionSymbol> prelude = typed.modules().get(Builtin.MODULE).functions();
    compileTime.complete(typed.table(), prelude);
    List<CoreModule> modules = new ArrayList<>();
    for (ModuleUnit unit : program.units()) {
      ModuleParts parts = parts(unit, typed.modules().get(unit.name()));
      modules.add(compileTime.lowering().lowerModule(parts, typed.table()));
    }
    return modules;
  }

  private ModuleParts parts(ModuleUnit unit, Typed.Declared declared) {
    List<Span> errors =
        reporter.sorted().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(Diagnostic::span)
            .toList();
    Module whole = unit.tree();
    List<Module.Item> items =
        whole.items().stream().filter(i -> !holdsAny(i.span(), errors)).toList();
    List<TypeSymbol> types =
        declared.types().stream().filter(t -> !isBroken(t.declared(), whole, errors)).toList();
    List<FunctionSymbol> functions =
        declared.functions().stream().filter(f -> !holdsAny(f.decl().span(), errors)).toList();
    Module sound = new Module(whole.span(), whole.name(), whole.imports(), items);
    return new ModuleParts(unit.name(), unit.source(), sound, types, functions);
  }

  /** Whether the declaration around a type's name has errors. */
  private static boolean isBroken(Span name, Module whole, List<Span> errors) {
    Optional<Span> declaration =
        whole.items().stream().map(Module.Item::span).filter(s -> holds(s, name)).findFirst();
    return declaration.isPresent() && holdsAny(declaration.get(), errors);
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
