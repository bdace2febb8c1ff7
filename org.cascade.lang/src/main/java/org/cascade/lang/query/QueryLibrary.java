package org.cascade.lang.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cascade.lang.core.Core;
import org.cascade.lang.diagnostics.CascadeBugException;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.FunctionSymbol;
import org.cascade.lang.types.Type;

/** The names of {@code cascade.query}, and the functions that plans are made of. */
final class QueryLibrary {
  static final String MODULE = "cascade.query";
  static final String ROWS = "Rows";
  static final String QUERY = "Query";

  private final Map<String, FunctionSymbol> functions = new HashMap<>();

  /**
   * @param plan the functions of {@code cascade.query.plan}
   */
  QueryLibrary(List<FunctionSymbol> plan) {
    plan.forEach(f -> functions.put(f.name(), f));
  }

  /** Whether it is a member of {@code Rows}. */
  static boolean isOfRows(FunctionSymbol function) {
    return function.module().equals(MODULE)
        && function.owner().filter(o -> o.name().equals(ROWS)).isPresent();
  }

  /** Whether it gives a query rows. */
  static boolean isRun(FunctionSymbol function) {
    return function.module().equals(MODULE)
        && function.owner().filter(o -> o.name().equals(QUERY)).isPresent()
        && function.name().equals("run");
  }

  /** Whether it makes rows of a collection. */
  static boolean isSource(FunctionSymbol function) {
    return function.module().equals(MODULE)
        && function.owner().isEmpty()
        && (function.name().equals("from") || function.name().equals("from_entries"));
  }

  /** A call of one of the functions that plans are made of. */
  Core call(Span span, String name, Type result, List<Type> typeArgs, Core... args) {
    FunctionSymbol function = functions.get(name);
    if (function == null) {
      throw new CascadeBugException("`cascade.query.plan` has no `" + name + "`");
    }
    return new Core.Call(span, result, function, typeArgs, List.of(args));
  }

  /** A type that the plan's module declares, as its functions mention it. */
  Type.Con type(String function, List<Type> args) {
    FunctionSymbol declared = functions.get(function);
    if (declared == null || !(declared.result().orElse(Type.UNIT) instanceof Type.Con con)) {
      throw new CascadeBugException("`cascade.query.plan` has no `" + function + "`");
    }
    return new Type.Con(con.symbol(), args);
  }
}
