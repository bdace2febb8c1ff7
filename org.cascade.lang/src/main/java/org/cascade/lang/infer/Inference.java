package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.names.Program;
import org.cascade.lang.types.Effects;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.TypeSymbol;

/**
 * Finds out the types and effects of a program: bidirectional, each body once, in the order in
 * which it is needed. The prelude is inferred once per process and then seen as it is.
 */
public final class Inference {
  private static Optional<Base> base = Optional.empty();

  /** The prelude's world, and the unit it is of. */
  private record Base(ModuleUnit unit, World world) {}

  private Inference() {}

  /**
   * @param program its first unit is the prelude
   */
  public static Typed infer(Program program, CompileTime compileTime, Reporter reporter) {
    return infer(program, compileTime, reporter, new InferenceMemo());
  }

  /**
   * The same, with what the inference of another version has left.
   *
   * @param memo told which items are as they were
   */
  public static Typed infer(
      Program program, CompileTime compileTime, Reporter reporter, InferenceMemo memo) {
    Optional<Resumption> resumed = memo.take(program);
    World world =
        resumed
            .map(r -> r.run(program, compileTime, reporter))
            .orElseGet(() -> anew(program, compileTime, reporter));
    Typed typed = typed(world);
    memo.keep(world, resumed.isEmpty());
    return typed;
  }

  private static World anew(Program program, CompileTime compileTime, Reporter reporter) {
    World world =
        new World(program, compileTime, reporter, Optional.of(baseOf(program.units().getFirst())));
    run(world);
    return world;
  }

  private static synchronized World baseOf(ModuleUnit prelude) {
    if (base.isEmpty() || base.orElseThrow().unit.source() != prelude.source()) {
      base = Optional.of(new Base(prelude, inferBase(prelude)));
    }
    return base.orElseThrow().world;
  }

  private static World inferBase(ModuleUnit prelude) {
    Reporter reporter = new Reporter();
    CompileTime none =
        new CompileTime() {
          @Override
          public Outcome evaluate(Expr expr, TypeTable table, Completion types) {
            throw new CascadeBugException("the prelude builds nothing at compile time");
          }
        };
    World world = new World(new Program(List.of(prelude)), none, reporter, Optional.empty());
    run(world);
    typed(world);
    if (reporter.hasErrors()) {
      throw new CascadeBugException("the prelude has errors: " + reporter.sorted());
    }
    return world;
  }

  private static void run(World world) {
    Declarations.declare(world);
    world.headers().expandSplices();
    world.bodies().inferAll();
    world.runDeferred();
  }

  /** Solves effects, and shows what has been found out. */
  private static Typed typed(World world) {
    List<FunctionSymbol> functions = world.bodies().inferred();
    List<Work> works = world.all(functions);
    EffectSolver.Solved solved = world.solver().solve(works.stream().map(Work::effects).toList());
    EffectGraph effects = solved.graph();
    for (FunctionSymbol f : world.headers().functions()) {
      if (!f.isSolved() || solved.changed().contains(f.effectVariable())) {
        f.defineEffects(effects.solved(Effects.of(f.effectVariable())));
      }
    }
    Map<String, Typed.Declared> modules = new LinkedHashMap<>();
    for (ModuleScope m : world.modules().values()) {
      List<TypeSymbol> types = new ArrayList<>(m.types());
      for (TypeSymbol r : world.evaluations().built()) {
        if (r.module().equals(m.name())) {
          types.add(r);
        }
      }
      modules.put(m.name(), new Typed.Declared(types, m.functions(), m.values()));
    }
    return new Typed(
        world.program(),
        world.table(),
        modules,
        effects,
        works.stream().flatMap(w -> w.limits().stream()).toList(),
        functions);
  }
}
