package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CoreRewrite;
import org.cascade.lang.types.FunctionSymbol;

/** Replaces queries by their plans: the door of this package. */
public final class Queries {
  /** The module that queries are written with. */
  public static final String LIBRARY = QueryLibrary.MODULE;

  /** The module whose functions plans call. */
  public static final String PLAN = QueryLibrary.MODULE + ".plan";

  private final QueryLibrary library;
  private final KnownQueries known = new KnownQueries();
  private final List<Plan> plans = new ArrayList<>();

  private Queries(List<FunctionSymbol> functions) {
    library = new QueryLibrary(functions);
  }

  /**
   * Modules that mean the same, with plans for queries.
   *
   * @param functions those of the module {@link #PLAN}
   */
  public static List<CoreModule> plan(List<CoreModule> modules, List<FunctionSymbol> functions) {
    Queries queries = new Queries(functions);
    modules.forEach(queries.known::remember);
    return modules.stream().map(m -> isLibrary(m) ? m : queries.module(m)).toList();
  }

  /** What plans say, of each query of a module, in the order of the source. */
  public static List<Explained> explain(CoreModule module, List<FunctionSymbol> functions) {
    Queries queries = new Queries(functions);
    queries.known.remember(module);
    queries.module(module);
    return Explained.of(queries.plans);
  }

  private static boolean isLibrary(CoreModule module) {
    return module.name().equals(LIBRARY) || module.name().equals(PLAN);
  }

  // ---- modules ----

  private CoreModule module(CoreModule m) {
    return new CoreModule(
        m.name(),
        m.source(),
        m.imports(),
        m.types().stream().map(this::type).toList(),
        m.functions().stream().map(this::function).toList(),
        m.globals(),
        rewrite(m.main(), false),
        m.tests().stream()
            .map(t -> new CoreModule.CoreTest(t.title(), t.span(), rewrite(t.body(), false)))
            .toList());
  }

  private CoreModule.CoreType type(CoreModule.CoreType type) {
    return switch (type) {
      case CoreModule.CoreRecord r ->
          new CoreModule.CoreRecord(
              r.symbol(), r.methods().stream().map(this::function).toList(), r.check());
      case CoreModule.CoreSpace s ->
          new CoreModule.CoreSpace(
              s.symbol(),
              s.self(),
              s.initial(),
              s.functions().stream().map(this::function).toList(),
              s.streams(),
              s.invariants());
      case CoreModule.CoreSum s -> s;
      case CoreModule.CoreRefinement r -> r;
    };
  }

  private CoreFunction function(CoreFunction f) {
    Core body = rewrite(f.body(), f.symbol().decl().parallel());
    return new CoreFunction(f.symbol(), f.self(), f.params(), body);
  }

  // ---- expressions ----

  private Core rewrite(Core written, boolean parallel) {
    Core core = known.unwrapped(written);
    Optional<Chain> chain = new ChainReader(c -> rewrite(c, parallel), known).read(core);
    if (chain.isPresent() && (chain.get().end().isPresent() || !chain.get().endsInOrder())) {
      Plan plan = Planner.plan(chain.get());
      plans.add(plan);
      return new PlanEmitter(library, parallel).emit(plan);
    }
    return CoreRewrite.children(core, c -> rewrite(c, parallel));
  }
}
