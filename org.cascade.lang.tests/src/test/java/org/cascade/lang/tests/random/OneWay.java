package org.cascade.lang.tests.random;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreFunction;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.eval.Budget;
import org.cascade.lang.eval.Definitions;
import org.cascade.lang.eval.Evaluation;
import org.cascade.lang.eval.Evaluator;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Variable;

/** Runs functions of modules in the compiler's evaluator. */
final class OneWay implements Definitions {
  private static final Budget BUDGET = new Budget(3_000_000, 5_000_000, 2_000);

  private final Map<FunctionSymbol, CoreFunction> functions = new IdentityHashMap<>();
  private final Map<Variable, Core> constants = new IdentityHashMap<>();

  OneWay(List<CoreModule> modules) {
    modules.forEach(this::define);
  }

  private void define(CoreModule module) {
    module.functions().forEach(f -> functions.put(f.symbol(), f));
    for (CoreModule.Global global : module.globals()) {
      global.constant().ifPresent(c -> constants.put(global.variable(), c));
    }
    for (CoreModule.CoreType type : module.types()) {
      switch (type) {
        case CoreModule.CoreRecord r -> {
          r.methods().forEach(m -> functions.put(m.symbol(), m));
          r.check().ifPresent(this::define);
        }
        case CoreModule.CoreRefinement r -> define(r.check());
        case CoreModule.CoreSum s -> {}
        case CoreModule.CoreSpace s -> {}
      }
    }
  }

  private void define(CoreModule.Check check) {
    functions.put(
        check.symbol(),
        new CoreFunction(
            check.symbol(), Optional.empty(), List.of(check.value()), check.predicate()));
  }

  @Override
  public Optional<CoreFunction> function(FunctionSymbol symbol) {
    return Optional.ofNullable(functions.get(symbol));
  }

  @Override
  public Optional<Core> constant(String module, Variable variable) {
    return Optional.ofNullable(constants.get(variable));
  }

  /** What a function comes to; whether it may be called with these values nobody asks. */
  Evaluation run(String function, Core... args) {
    CoreFunction entry =
        functions.values().stream()
            .filter(f -> f.symbol().name().equals(function))
            .findFirst()
            .orElseThrow();
    Span span = entry.body().span();
    Core call = new Core.Call(span, entry.body().type(), entry.symbol(), List.of(), List.of(args));
    return Evaluator.evaluate(call, this, BUDGET);
  }
}
