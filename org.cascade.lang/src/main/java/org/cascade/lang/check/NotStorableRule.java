package org.cascade.lang.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cascade.lang.diagnostics.Reporter;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.infer.Typed;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

/**
 * {@link RuleCode#NOT_STORABLE}: the states of a distributed space are stored and sent, which
 * functions, types and spaces of one process cannot be.
 */
final class NotStorableRule {
  private NotStorableRule() {}

  static void check(Typed typed, Reporter reporter) {
    Code.types(typed)
        .filter(t -> t instanceof SpaceSymbol s && s.isDistributed())
        .flatMap(s -> ((SpaceSymbol) s).states().stream())
        .forEach(s -> state(s, reporter));
  }

  private static void state(SpaceSymbol.State state, Reporter reporter) {
    unstorable(state.type(), new HashSet<>())
        .ifPresent(t ->
            reporter.report(
                RuleCode.NOT_STORABLE,
                state.declared(),
                "The state `%s` of a distributed space is stored and sent, which `%s` cannot be; %s."
                    .formatted(state.name(), t, wayOut(t))));
  }

  private static String wayOut(Type type) {
    return Types.space(type).isPresent()
        ? "make it a `distributed space`, or hold it in a plain `space`"
        : "keep data from which it can be made, or use a plain `space`";
  }

  /** The first part of a type that cannot be stored. */
  private static Optional<Type> unstorable(Type type, Set<TypeSymbol> seen) {
    return switch (Types.unrefined(type)) {
      case Type.Fun f -> Optional.of(f);
      case Type.Special s when s == Type.Special.TYPE -> Optional.of(s);
      case Type.Tuple t -> first(t.items().stream(), seen);
      case Type.Con c when c.symbol() instanceof SpaceSymbol s ->
          s.isDistributed() ? first(c.args().stream(), seen) : Optional.of(c);
      case Type.Con c ->
          first(c.args().stream(), seen)
              .or(() -> seen.add(c.symbol()) ? first(parts(c.symbol()), seen) : Optional.empty());
      default -> Optional.empty();
    };
  }

  private static Optional<Type> first(Stream<Type> types, Set<TypeSymbol> seen) {
    return types.flatMap(t -> unstorable(t, seen).stream()).findFirst();
  }

  private static Stream<Type> parts(TypeSymbol symbol) {
    return switch (symbol) {
      case RecordSymbol r -> r.fields().stream().map(RecordSymbol.Field::type);
      case SumSymbol s ->
          s.constructors().stream().flatMap(c -> c.fields().stream()).map(RecordSymbol.Field::type);
      default -> Stream.of();
    };
  }
}
