package org.cascade.lang.query;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cascade.lang.core.Core;
import org.cascade.lang.core.CoreModule;
import org.cascade.lang.core.CoreParts;
import org.cascade.lang.core.CoreRewrite;
import org.cascade.lang.core.CoreWalk;
import org.cascade.lang.core.Local;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;

/**
 * Literals of {@code Query<T>} whose steps are known where they are run, so that they are planned
 * together with the rows they are given.
 */
final class KnownQueries {
  private final Map<Local, Core.Lambda> steps = new IdentityHashMap<>();
  private final Map<Variable, Core.Lambda> shared = new IdentityHashMap<>();

  /** Remembers the queries that are values of a module, if they need nothing computed before. */
  void remember(CoreModule module) {
    CoreWalk.visit(
        module.main(),
        node -> {
          if (node instanceof Core.AssignGlobal a
              && a.variable().kind() == Variable.Kind.MODULE_LET) {
            literal(plain(a.value()))
                .filter(l -> CoreParts.of(l).free().isEmpty())
                .ifPresent(l -> shared.put(a.variable(), l));
          }
        });
  }

  /** With values that are written as they are in place of the variables that hold them. */
  private static Core plain(Core core) {
    return core instanceof Core.Let let && let.value() instanceof Core.Literal value
        ? plain(CoreRewrite.substitute(let.body(), let.local(), value))
        : core;
  }

  /**
   * Brings what a query's literal computes first before the variable that holds it, and before the
   * call it is the first argument of; remembers the variable's query.
   */
  Core unwrapped(Core core) {
    return switch (core) {
      case Core.Let n when isQuery(n.value()) && n.value() instanceof Core.Let first ->
          over(first, inner -> new Core.Let(n.span(), n.local(), inner, n.body()));
      case Core.Let n -> {
        literal(n.value()).ifPresent(s -> steps.put(n.local(), s));
        yield n;
      }
      case Core.Call n when isOfLibrary(n) -> {
        Core first = unwrapped(n.args().getFirst());
        yield first instanceof Core.Let let
            ? over(let, inner -> withFirst(n, inner))
            : first == n.args().getFirst() ? n : withFirst(n, first);
      }
      default -> core;
    };
  }

  private Core over(Core.Let let, UnaryOperator<Core> rest) {
    Core inner =
        let.body() instanceof Core.Let next ? over(next, rest) : unwrapped(rest.apply(let.body()));
    return new Core.Let(let.span(), let.local(), let.value(), inner);
  }

  private static boolean isOfLibrary(Core.Call call) {
    return !call.args().isEmpty()
        && (QueryLibrary.isOfRows(call.function()) || QueryLibrary.isRun(call.function()));
  }

  private static Core withFirst(Core.Call call, Core first) {
    List<Core> args = new ArrayList<>(call.args());
    args.set(0, first);
    return new Core.Call(call.span(), call.type(), call.function(), call.typeArgs(), args);
  }

  private static boolean isQuery(Core core) {
    return Types.record(core.type())
        .filter(r -> r.module().equals(QueryLibrary.MODULE))
        .filter(r -> r.name().equals(QueryLibrary.QUERY))
        .isPresent();
  }

  /** The steps of rows that a query is run on, where it is known which it is. */
  Optional<Core> inlined(Core core) {
    if (!(core instanceof Core.Call call) || !QueryLibrary.isRun(call.function())) {
      return Optional.empty();
    }
    Core query = call.args().getFirst();
    Optional<Core.Lambda> function =
        switch (query) {
          case Core.Read read -> Optional.ofNullable(steps.get(read.local()));
          case Core.ReadGlobal read -> Optional.ofNullable(shared.get(read.variable()));
          default -> literal(query);
        };
    return function.map(
        f -> CoreRewrite.substitute(f.body(), f.params().getFirst(), call.args().get(1)));
  }

  private static Optional<Core.Lambda> literal(Core core) {
    return isQuery(core)
            && core instanceof Core.RecordOf made
            && made.fields().getFirst() instanceof Core.Lambda lambda
        ? Optional.of(lambda)
        : Optional.empty();
  }
}
