package org.cascade.lang.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cascade.lang.check.Checks;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.ModuleParts;
import org.cascade.lang.core.RunTimeChecks;
import org.cascade.lang.core.SplitMethods;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.foreign.Binder;
import org.cascade.lang.foreign.Bindings;
import org.cascade.lang.infer.Inference;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.query.Queries;
import org.cascade.lang.refine.smt.SmtSolvers;
import org.cascade.lang.refine.solve.FlowSolver;
import org.cascade.lang.refine.solve.ProofCache;
import org.cascade.lang.refine.solve.Solver;
import org.cascade.lang.refine.solve.SolverChain;
import org.cascade.lang.types.Builtin;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/** The passes between reading sources and generating Java, each as one step. */
final class Passes {
  private final Program program;
  private final ProofCache proofs;
  private final boolean proves;
  private final CompileCache cache;
  private final Reporter reporter;
  private final CompileRequest.Progress progress;
  private final ConstEvaluation compileTime;

  Passes(Program program, CompileRequest request, Reporter reporter) {
    this.program = program;
    this.proofs = request.setting().proofs();
    this.proves = request.setting().proves();
    this.cache = request.cache();
    this.reporter = reporter;
    this.progress = request.progress();
    this.compileTime = new ConstEvaluation(program, request.setting(), reporter);
  }

  Typed infer() {
    cache.next(program);
    return Inference.infer(program, compileTime, reporter, cache.inference());
  }

  void check(Typed typed) {
    Checks.check(typed, reporter);
  }

  /** Looks up what the program's own {@code extern java} blocks name. */
  Bindings bind(Typed typed, List<Path> classPath) {
    List<TypeSymbol> types = new ArrayList<>();
    List<FunctionSymbol> functions = new ArrayList<>();
    for (ModuleUnit unit : program.units()) {
      if (!unit.library()) {
        Typed.Declared declared = typed.declared(unit.name());
        declared.types().stream().filter(t -> t.javaClass().isPresent()).forEach(types::add);
        declared.functions().stream().filter(Passes::isJava).forEach(functions::add);
      }
    }
    return types.isEmpty() && functions.isEmpty()
        ? Bindings.NONE
        : Binder.bind(types, functions, cache.classes(classPath), reporter);
  }

  private static boolean isJava(FunctionSymbol function) {
    return function.extern().filter(e -> e.platform().equals("java")).isPresent();
  }

  /** Computes the constants, which lowering takes as values. */
  void evaluate(Typed typed) {
    List<FunctionSymbol> prelude = typed.declared(Builtin.MODULE).functions();
    compileTime.complete(typed.table(), prelude);
  }

  /** All modules in core, of a program without errors. */
  List<CoreModule> lower(Typed typed) {
    List<CoreModule> modules = new ArrayList<>();
    for (ModuleUnit unit : program.units()) {
      ModuleParts parts = ModuleSelection.all(unit, typed);
      modules.add(compileTime.lowering().lowerModule(parts, typed.table()));
    }
    return modules;
  }

  /** The same program with plans for its queries. */
  List<CoreModule> planQueries(Typed typed, List<CoreModule> core) {
    return QueryPlans.functions(typed).map(f -> Queries.plan(core, f)).orElse(core);
  }

  /** Puts what is too large for a method of Java into several. */
  List<CoreModule> split(List<CoreModule> core) {
    FunctionSymbol concat =
        compileTime
            .lowering()
            .typings()
            .extension(Builtin.ARRAY, "concat")
            .orElseThrow(() -> new CascadeBugException("no concat of Array"));
    return core.stream().map(m -> SplitMethods.in(m, concat)).toList();
  }

  /**
   * Proves what the program claims, or says what cannot be shown; unless nobody wants to know.
   *
   * @param lowered all modules, if they are needed anyway; else only what has to be is lowered
   */
  void prove(Typed typed, List<CoreModule> lowered) {
    compileTime.settleFaults();
    if (!proves) {
      return;
    }
    Solver solver =
        new SolverChain(new FlowSolver(), proofs, SmtSolvers.PREFERRED, SmtSolvers::load);
    Solver stopped = new StoppedSolver(solver, progress);
    int before = reporter.count();
    new Proving(typed, compileTime, stopped, cache, reporter).prove(lowered);
    progress.proved(reporter.since(before), stopped.doubtful() == 0);
  }

  /** The modules with what they claim asked when they run. */
  List<CoreModule> withChecks(List<CoreModule> core) {
    return core.stream().map(m -> RunTimeChecks.in(m, compileTime.lowering())).toList();
  }
}
