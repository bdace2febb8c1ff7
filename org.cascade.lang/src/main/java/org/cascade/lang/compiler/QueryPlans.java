package org.cascade.lang.compiler;

import java.util.List;
import java.util.Optional;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.query.Explained;
import org.cascade.lang.query.Queries;
import org.cascade.lang.source.Source;
import org.cascade.lang.types.FunctionSymbol;

/** How the queries of a program are answered, in words. */
public final class QueryPlans {
  private QueryPlans() {}

  /**
   * The plans of a module's queries, in the order of the source.
   *
   * @param result as far as {@link Phase#CORE}
   */
  public static List<Explained> of(CompileResult result, Source source) {
    Optional<List<FunctionSymbol>> functions = result.typed().flatMap(QueryPlans::functions);
    Optional<CoreModule> module =
        result.core().stream().filter(m -> m.source().equals(source)).findFirst();
    return functions.isPresent() && module.isPresent()
        ? Queries.explain(module.get(), functions.get())
        : List.of();
  }

  /** What plans of queries may call; absent where no module imports queries. */
  static Optional<List<FunctionSymbol>> functions(Typed typed) {
    return typed.modules().containsKey(Queries.PLAN)
        ? Optional.of(typed.declared(Queries.PLAN).functions())
        : Optional.empty();
  }
}
